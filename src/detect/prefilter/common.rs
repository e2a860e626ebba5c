/*!
How common a group of bytes is in source text: measured over 60 MB of Rust, Python, C, JavaScript and the rest of what
lies beside them, case folded.

The tables hold half bits of probability above 2^-22, one base-36 digit each. A group of four is taken for a chain in
which each byte depends on the one before it, which is close enough to choose between places; where it is not, in the
commonest words, the groups are named ([`COMMONEST`]).
*/

/// Letters, digits, `_ - . / : =`, white space, and everything else.
const CLASSES: usize = 35;

/// The class of every byte.
static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match (byte as u8).to_ascii_lowercase() {
            letter @ b'a'..=b'z' => letter - b'a',
            b'0'..=b'9' => 26,
            b'_' => 27,
            b'-' => 28,
            b'.' => 29,
            b'/' => 30,
            b':' => 31,
            b'=' => 32,
            b' ' | b'\t' | b'\n' => 33,
            _ => 34,
        };
        byte += 1;
    }
    class
};

/// How much a pair of classes adds: its own commonness less that of its second half.
static STEP: [[i8; CLASSES]; CLASSES] = {
    let mut step = [[0; CLASSES]; CLASSES];
    let mut first = 0;
    while first < CLASSES {
        let mut second = 0;
        while second < CLASSES {
            step[first][second] = digit(PAIRS[first][second]) - digit(SINGLE[second]);
            second += 1;
        }
        first += 1;
    }
    step
};

const fn digit(byte: u8) -> i8 {
    (if byte <= b'9' { byte - b'0' } else { byte - b'a' + 10 }) as i8
}

/// No literal is looked at beyond this.
const FARTHEST: usize = 32;

/// How common the windows of a literal are.
pub struct Commonness {
    /// The literal's bytes, folded.
    bytes: [u8; FARTHEST],
    /// The sum of all steps up to each byte.
    sums: [i16; FARTHEST],
    length: usize,
}

impl Commonness {
    /// Looks at the first bytes of `literal`.
    pub const fn of(literal: &[u8]) -> Self {
        let length = if literal.len() < FARTHEST { literal.len() } else { FARTHEST };
        let mut common = Commonness { bytes: [0; FARTHEST], sums: [0; FARTHEST], length };
        let mut at = 0;
        while at < length {
            common.bytes[at] = literal[at] | 0x20;
            if at > 0 {
                let step = STEP[CLASS[literal[at - 1] as usize] as usize][CLASS[literal[at] as usize] as usize];
                common.sums[at] = common.sums[at - 1] + step as i16;
            }
            at += 1;
        }
        common
    }

    /// How common the four bytes at `at` are, in half bits: 2 more means twice as common. Only differences mean
    /// something; what is too far in to be looked at is taken for the commonest.
    pub const fn at(&self, at: usize) -> i16 {
        if at + 4 > self.length {
            return i16::MAX;
        }
        let b = &self.bytes;
        let measured = MEASURED[place(u32::from_be_bytes([b[at], b[at + 1], b[at + 2], b[at + 3]]))] as i16;
        let chain = self.chain(at, 4);
        if measured > chain { measured } else { chain }
    }

    /// The same for the three bytes at `at`, which must be there.
    pub const fn three(&self, at: usize) -> i16 {
        self.chain(at, 3)
    }

    /// A chain: P(ab) P(c|b) P(d|c), where P(c|b) = P(bc) / P(b). The steps hold P(bc) / P(c), so the end is mended.
    const fn chain(&self, at: usize, length: usize) -> i16 {
        let last = at + length - 1;
        self.sums[last] - self.sums[at] + digit(SINGLE[CLASS[self.bytes[last] as usize] as usize]) as i16
    }
}

const SINGLE: &[u8; CLASSES] = b"yvxxzxuvyosywyyxqzzzwttuupxwswrvuzz";

#[rustfmt::skip]
const PAIRS: &[&[u8; CLASSES]; CLASSES] = &[
    b"hoqpgkodpbltqr8obsstmllllfllhicidon",
    b"ofkioed9nm9ofdng7kjho987makhcicfbon",
    b"qfkhqjdqm9ppjfsidnkrmgd9i7lmejcidmn",
    b"oiimtikdqdclggohalmjmedei9loglckgrq",
    b"qkrrormgkbhtptkoputsinlrmblqjoeokut",
    b"ofhjmmi8r67mgkqg7okkmabah6lkgs8hbsq",
    b"jdgeqcjlm68jhlje6mnjkda9bbgmekfifoo",
    b"pcdesa8ao3bggdoc9khmi9b6f9fkdj9geon",
    b"nmppoqo9hahqqurneossem7l6ngicgceakl",
    b"e576l644c7a845jb34g6g48363ab4d0b8gi",
    b"icdepcgala7hcgeebejffaibb7elci8gcmm",
    b"qhhnttfdr8fqfgqk7gooohe6mcjnfkbifpq",
    b"rleisecan5ejlgoq8fmimac6h8glejehann",
    b"qgqrrnrgobkmhlrkbhrsmlgfkaioilekgsr",
    b"lnpqiolblelpquopatopplnieeglgjcgdpm",
    b"rchiridjn5gpfeqnaqkppfd8o7hldkaieln",
    b"b6799784615e7a99dfd8p56523ef2e1a7fk",
    b"rhmmukoer7kknpsj8ppsokhcn6hogndlhrr",
    b"mdnhvhknq8kkkipohisupfhcnaiogpjnjtr",
    b"rhnkulets8gljirm9spppgjiqdjrjofljts",
    b"opljpkk7m48pnqho1qpqd95f5aoe8c5a2hk",
    b"p9e9qdaam34dfcid5acc89ac75hh7f8dahk",
    b"ncdfla7lp77fbjld6lkd99f956cjcf7e9kk",
    b"kgmhlj7ek49igbbm8dfoa98hf8okfjchemo",
    b"hfhfiefai56ijkjp6hmmceg88cenfjclgpo",
    b"g579na58j24ac8f745965486bfed8b696ei",
    b"kkkllleafcbcccdd8bdefc9o9avlknhncqu",
    b"onpnoollofjnnnmognppmllgcflp6e6c7jm",
    b"gghgfgddh9bhfefg9ghhdddb8gn8p762blo",
    b"pjolmllilhflljjncmomjijfdfno6nc78ql",
    b"fffhdeecea9eecci6fgfcbde96h86bo48nk",
    b"gfjfghdbh8befhdh7ghgedc976hbc8hobuk",
    b"ccecdh89d57ccibd5dhhaab974jba751otm",
    b"sqssrsnotilqqrrrirutpoqlljtpplnjtzx",
    b"pnponoklogkmopmohorpomkoihrllnlskyy",
];

/// How common the groups of [`COMMONEST`] are at least, by their [`place`]; 0 of all others but a few.
static MEASURED: [u8; 1 << 13] = {
    let mut table = [0; 1 << 13];
    let mut tier = 0;
    while tier < COMMONEST.len() {
        let (common, groups) = COMMONEST[tier];
        let mut at = 0;
        while at + 4 <= groups.len() {
            let group = [groups[at] | 0x20, groups[at + 1] | 0x20, groups[at + 2] | 0x20, groups[at + 3] | 0x20];
            let place = place(u32::from_be_bytes(group));
            if table[place] < common {
                table[place] = common;
            }
            at += 4;
        }
        tier += 1;
    }
    table
};

const fn place(group: u32) -> usize {
    (group.wrapping_mul(0x9E37_79B1) >> 19) as usize
}

/// Groups of four letters that are commoner than one in 2^14, and how common they are at least.
#[rustfmt::skip]
const COMMONEST: [(u8, &[u8]); 3] = [
    (21, b"\
      _namableaisealsealueanceargeargsarseasseatchatioattrbjecbytecallceptcharchecclascodecompconfconscontctiodata\
      defidingduleeerrefinelseemenequaeraterroerteertiest_esuleturexcefalsfileformfromfuncget_heckimpoinitinstinte\
      ionsitemiteritiojectlarglasslinelistmatcmentmplempornamenonenstanterobjeonstonteoperoptiormaparspathportprop\
      ptioqualraisreadrequresureturingrmatrrorrteqselfsertsionsizesserstanstatstrisulttatetequtesttextthattherthis\
      timetiontrintruetterturntypevaluverswithxcepxlar"),
    (19, b"\
      __in_bin_con_fil_get_ini_int_par_pat_sta_str_typactiaddraderalidalizalloamesamplandlangeappearamarraate_ated\
      atinatoratteaultbackbasebindboolbuilbutec_incasecaticesscketcloscodicommconncopycouncratcreacripctedctordate\
      debudecodefadentdgendictdiredisteadeeateebugecodecteectiefauelemen_tenamenceencoenerengtent_entientseptieque\
      equiersiert_ertrerveestseterethoetteevenexpeexprfailfaulfferfielfinafinefiniflaggen_genegrouhandheadherehttp\
      ibutieldightilenimplinalindeindginfoing_ingsinpuion_ionairecisesittelatelatilectlemelengletelettlinkloadloca\
      locklonglosemainmallmbermethmodemodun_tyncodnctindexndgendlenfigngthningnit_nitinodenputntexnumbocalockeodin\
      odulointokenonalonfionlyopenotheouldoundountourcoverpacepackparaparepartpasspectpeerpendpertpingpoinppenppor\
      presprinprocprotpythquirractramerangransrateratiratoreatrectrentreprresoressrgetriburintriptriteroperotoroup\
      rrayrserrsiortiertraructsagescriservset_signsingsocksourspacspecstarstrestrusupptabltanctargtarttatitemstera\
      terntersthodthonthretiestingtivetoketractraitrantreatribtructtesttritupltureuireumbeumenunctunitupleuppource\
      uservaliventwrapwritxpecypesytesytho"),
    (17, b"\
      _add_arg_att_cal_cha_com_dat_dir_err_for_fro_fun_inf_ite_key_len_lin_lis_lon_mod_opt_pro_rea_res_set_siz_tes\
      _tim_ty__val_ver_witacceacheackaackeacteadd_addiafteall_alleallyambdame_ametannoapitappiaracarcharenarguaria\
      arniartiasciasynatesaticativatriaturauthblocbreabuffcachcapicatecceschanchemchilcifickagcleacloncludcollcolo\
      condconvcorecterctypcurrddrederiderrdersdescdiffdispditidlerdoesdowndrese_coe_stead_eatuecifeck_econect_ecto\
      ecurecuteferefixelecelifemovemptendeenseensientaenteentrenumeouteplaepreeraberalereneriaerivermiernaertterty\
      escreseresouespaespoessaessiestcetadevaleveleverexamexecexerexisexitext_exteextrfeatfereffsefierfigufiltfind\
      firsfla_floaforefounframfsetfterfullgit_globgnorgrapgumehangharahashhavehelphichhildhinghosthoulhreaialiical\
      icaticodidatidenidthientifieiflaignaignoigurile_ilesilteimeoimitinclindiindoinedinesinseintoinvairedirstisin\
      issuisteistrit__italize_joinkagekeyskingkwarlabllacelagslamblastleanleasleftlenalesslevelicelicylidalimiling\
      litelizelleclledllowloatlobalonelooplowelterludelueeluesmakemandmappmarkmatrmattmbdambolmeoumessmetametemman\
      mockmovempilmptymultmustnal_narynclundarndennderndinndownectneedneranew_nextngleniconionnittnlinnnecnnotnore\
      notinsionstrntaintedntegntenntinntrontrynvalnverobalocatocesocolode_odecodesoffsolicolleolorommaompaompiompl\
      onneonseontaontronveordeorigort_orteositotocoutpowerpattpdatpeciperapilepitaplacplatplempletplicplitpolipons\
      posippinprecprefpyobquenquesrablracerandraphrderreakreamreferefiregeregiremeremorencreplreseresprgumrialries\
      righrivernalrninrocerom_rootror_rorsrrenrse_rtedrtisrttrrulerversafeschesciiselesendsentsequserishousimpsins\
      sitiskipsmalsomesplisponssagssiost_cst_sstacstalstcastemsterstinstorstrastylsymbsympsynct_cot_int_pat_ret_st\
      tacktaintalltcastcheted_temptenstentter_termthintialtifitocotorytputtreetrictrixtrolttrutyletypiueeruencuest\
      uffeuilduiltultiultsundeunicuntiupdaurnsurreusedutilutioutpuvarivertvisiwaitwargwarnwhenwhicwidtwillwindword\
      workxampxecuxistxprextenxtrayielymboympyyobjype_ypeeypinzero"),
];
