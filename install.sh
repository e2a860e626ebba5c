#!/bin/sh
# Builds sekisho, proves that it stops a commit, puts it in place, and installs the hook where you say. It only builds,
# copies and calls: what knows git is the program (`sekisho install --help`).
set -eu

usage() {
    cat <<'END'
./install.sh [--prefix DIR] [PATH...]         build, prove, copy to DIR/bin (default ~/.local/bin), and
                                              install the hook in the repositories at PATH...
./install.sh --template [DIR] [PATH...]       also have `git init` and `git clone` bring the hook
./install.sh --uninstall [PATH...]            take the hook out of these repositories; without any, take the
                                              program and the template away
Everything after `--` is a PATH. Other options go to the program: see `sekisho install --help`.
END
}

# The sentence in English or Japanese, as LC_ALL, LC_MESSAGES or LANG ask for.
tr_() {
    case ${LC_ALL:-${LC_MESSAGES:-${LANG-}}} in
    ja*) printf '%s\n' "$2" ;;
    *) printf '%s\n' "$1" ;;
    esac
}
die() {
    tr_ "install.sh: $1" "install.sh: $2" >&2
    exit 2
}

prefix='' uninstall='' template='' n=$#
# What is left of the arguments goes to the program as it is.
while [ "$n" -gt 0 ]; do
    argument=$1
    shift
    n=$((n - 1))
    case $argument in
    --prefix)
        [ "$n" -gt 0 ] || die "--prefix needs a folder" "--prefix にはフォルダーが必要です"
        prefix=$1
        shift
        n=$((n - 1))
        ;;
    --prefix=*) prefix=${argument#--prefix=} ;;
    --uninstall) uninstall=yes ;;
    --template | --template=*)
        template=yes
        set -- "$@" "$argument"
        ;;
    -h | --help)
        usage
        exit 0
        ;;
    --)
        set -- "$@" "$argument"
        while [ "$n" -gt 0 ]; do
            argument=$1
            shift
            set -- "$@" "$argument"
            n=$((n - 1))
        done
        ;;
    *) set -- "$@" "$argument" ;;
    esac
done

if [ -z "$prefix" ]; then
    [ -n "${HOME-}" ] || die "HOME is not set; say --prefix DIR" "HOME が未設定です。--prefix DIR を指定してください"
    prefix=$HOME/.local
fi
case $prefix in
/* | [A-Za-z]:*) ;;
*) prefix=$PWD/$prefix ;;
esac
folder=$prefix/bin
program=$folder/sekisho

command -v git >/dev/null || die "git is not on PATH" "git が PATH にありません"

if [ -n "$uninstall" ]; then
    [ -x "$program" ] || die "there is no $program (installed elsewhere? say --prefix DIR)" \
        "$program がありません (別の場所なら --prefix DIR を指定してください)"
    if [ $# -gt 0 ]; then
        exec "$program" uninstall "$@"
    fi
    "$program" uninstall --user
    rm -f -- "$program" || die "cannot remove $program" "$program を削除できません"
    # The folders too, if nothing else is in them.
    if rmdir -- "$folder" 2>/dev/null; then rmdir -- "$prefix" 2>/dev/null || :; fi
    tr_ "removed $program; a hook that still calls it stops commits and says so" \
        "$program を削除しました。これを呼ぶフックが残っていると、コミットを止めてその旨を表示します"
    exit 0
fi

command -v cargo >/dev/null || die "cargo is not on PATH: install Rust from https://rustup.rs, open a new terminal, and run this again" \
    "cargo が PATH にありません: https://rustup.rs から Rust を導入し、新しい端末で再実行してください"

above=$folder
until [ -e "$above" ]; do above=$(dirname -- "$above" && echo .) && above=${above%??}; done
if [ ! -d "$above" ] || [ ! -w "$above" ]; then
    die "cannot write $folder; say --prefix DIR" "$folder に書き込めません。--prefix DIR を指定してください"
fi

here=$(cd -- "$(dirname -- "$0")" && pwd && echo .) && here=${here%??}
stage=$(mktemp -d) || die "no folder for temporary files" "一時フォルダーを作成できません"
staged=$folder/.sekisho-$$.tmp
trap 'rm -rf -- "$stage" "$staged"' EXIT
trap 'exit 130' HUP INT TERM

tr_ "Building (the first time takes a minute or two)" "ビルドしています (初回は 1-2 分かかります)"
# The second command says where the result is, whatever cargo is set to; it builds nothing anew.
(cd -- "$here" && cargo build --release --locked && cargo install --quiet --locked --path . --root "$stage" 2>"$stage/log") ||
    { cat -- "$stage/log" >&2 2>/dev/null || :; die "cargo could not build it; what it says is above" "ビルドに失敗しました (上の cargo の出力を参照)"; }
built=$stage/bin/sekisho

# Before anything is copied: are these repositories, and can the hook go there?
if [ $# -gt 0 ]; then
    "$built" install --dry-run "$@" >/dev/null || exit
fi

if ! { mkdir -p -- "$folder" && cp -- "$built" "$staged" && chmod 755 "$staged"; }; then
    die "cannot write $folder; say --prefix DIR" "$folder に書き込めません。--prefix DIR を指定してください"
fi
"$staged" doctor --trial || exit
mv -f -- "$staged" "$program" || die "cannot write $program" "$program に書き込めません"
tr_ "Installed $program" "$program に導入しました"

if [ $# -gt 0 ]; then
    "$program" install "$@" || exit
fi

case :${PATH-}: in
*:"$folder":*) call=sekisho ;;
*)
    call=$program
    tr_ "Note: $folder is not on PATH. The hooks work all the same; to call sekisho by name, add to your shell's start file:" \
        "注意: $folder は PATH にありません。フックはそのまま動作しますが、名前だけで呼ぶにはシェルの起動ファイルに次を追加してください:"
    # shellcheck disable=SC2016 # the person's shell is to expand it
    printf '  export PATH="%s:$PATH"\n' "$folder"
    ;;
esac
if [ $# -eq 0 ]; then
    tr_ "Next, in a repository of yours:  $call install" "次に、お使いのリポジトリで:  $call install"
fi
if [ -z "$template" ]; then
    tr_ "For every repository to come:    $call install --template" "今後作るすべてのリポジトリに:  $call install --template"
fi
