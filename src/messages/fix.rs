/*! What `fix` and `unstage` say. */

use crate::fix::plan::Refused;
use crate::fix::{Kind, Refusal, Way};
use crate::tr;

/// Why nothing is changed at a place.
pub fn refusal(why: Refusal) -> String {
    match why {
        Refusal::Kind(kind) => no_lookups(kind),
        Refusal::Language => tr!(
            en: "fix does not write this kind of file",
            ja: "fix が対応していない種類のファイルです"
        ),
        Refusal::NotAString => tr!(
            en: "the value stands in no plain string",
            ja: "値が通常の文字列リテラルの中にありません"
        ),
        Refusal::Lines => tr!(
            en: "the value has several lines",
            ja: "値が複数行にわたっています"
        ),
        Refusal::Escapes => tr!(
            en: "the value holds quotes or escapes, which .env may read differently",
            ja: "値に引用符やエスケープが含まれ、.env では別の値として読まれるおそれがあります"
        ),
        Refusal::Constant => tr!(
            en: "only a constant may stand there",
            ja: "この場所には定数しか書けません"
        ),
        Refusal::Public => tr!(
            en: "other files use this constant, so it has to become a function first",
            ja: "ほかのファイルがこの定数を使っているため、先に関数へ変える必要があります"
        ),
        Refusal::Needed => tr!(
            en: "another constant, a pattern or an attribute is made of this constant",
            ja: "ほかの定数やパターン、属性がこの定数を使っています"
        ),
        Refusal::Member => tr!(
            en: "a type's constant or static property cannot read the environment: make it a method",
            ja: "型の定数や静的プロパティでは環境変数を取得できません。メソッドに変えてください"
        ),
        Refusal::Enum => tr!(
            en: "a member of an enum has to be a constant: move it out of the enum",
            ja: "enum のメンバーには定数しか書けません。enum の外に出してください"
        ),
        Refusal::Type => tr!(
            en: "it is a part of a type, where string is meant",
            ja: "型の一部です。ここは string で足ります"
        ),
        Refusal::Attribute => tr!(
            en: "an annotation or attribute takes constants only",
            ja: "アノテーションや属性には定数しか書けません"
        ),
        Refusal::Default => tr!(
            en: "the default of a parameter has to be a constant: make it null and look it up in the body",
            ja: "引数の既定値には定数しか書けません。既定値を null にし、本体で取得してください"
        ),
        Refusal::Field => tr!(
            en: "the default of a field has to be a constant: set it in the constructor",
            ja: "フィールドの既定値には定数しか書けません。コンストラクターで設定してください"
        ),
        Refusal::Pattern => tr!(
            en: "a case takes constants only: compare with an if",
            ja: "case には定数しか書けません。if で比較してください"
        ),
        Refusal::Key => tr!(
            en: "it is a name there, and names are not looked up",
            ja: "キー (名前) の部分は展開されません"
        ),
        Refusal::Gradle => tr!(
            en: "Gradle takes no property of this name from the environment",
            ja: "Gradle はこの名前のプロパティを環境変数から受け取れません"
        ),
        Refusal::RawText => tr!(
            en: "nothing is looked up inside this text: put a mark there and replace it",
            ja: "このテキスト内では変数が展開されません。目印を置き、後から置換してください"
        ),
        Refusal::Backend => tr!(
            en: "Terraform takes no variables there",
            ja: "Terraform はここで変数を使えません"
        ),
        Refusal::Source => tr!(
            en: "Terraform takes no variables in a module's source",
            ja: "Terraform はモジュールの source で変数を使えません"
        ),
        Refusal::VariableDefault => tr!(
            en: "it is a part of a larger value",
            ja: "より大きな値の一部です"
        ),
        Refusal::NoSecrets => tr!(
            en: "a workflow has no secrets at this place",
            ja: "ワークフローのこの位置では secrets を参照できません"
        ),
        Refusal::Tracked => tr!(
            en: "this file is in the history already",
            ja: "このファイルはすでに履歴に含まれています"
        ),
        Refusal::Encoded => tr!(
            en: "the value is encoded there",
            ja: "値がエンコードされています"
        ),
        Refusal::Unsure => tr!(
            en: "it is not sure how the code should look there",
            ja: "書き換え後のコードを確実に決められません"
        ),
        Refusal::Taken => tr!(
            en: "that name stands for another value already",
            ja: "同じ名前がすでに別の値に使われています"
        ),
        Refusal::Remains => tr!(
            en: "the value would still stand elsewhere in the file",
            ja: "ファイル内の別の場所に値が残ってしまいます"
        ),
        Refusal::NotText => tr!(
            en: "the file is not UTF-8",
            ja: "UTF-8 のファイルではありません"
        ),
    }
}

/// Why a kind of file is not written.
fn no_lookups(kind: Kind) -> String {
    match kind {
        Kind::Secret => tr!(
            en: "a Secret's manifest holds the value itself, so it does not belong in git",
            ja: "Secret のマニフェストは値そのものを含むため、git に置くべきではありません"
        ),
        Kind::Kubernetes => tr!(
            en: "Kubernetes takes it from a Secret",
            ja: "Kubernetes では Secret から渡します"
        ),
        Kind::ConfigMap => tr!(
            en: "a ConfigMap is no place for a secret: Kubernetes has the Secret for that",
            ja: "ConfigMap は秘密情報を置く場所ではありません。Kubernetes では Secret を使います"
        ),
        Kind::Resource => tr!(
            en: "Kubernetes looks nothing up in a manifest",
            ja: "Kubernetes のマニフェストでは変数が展開されません"
        ),
        Kind::Program(Way::Own { .. }) => tr!(
            en: "this file is one person's or one machine's, so it does not belong in git",
            ja: "個人やマシンごとのファイルであり、git に置くべきではありません"
        ),
        Kind::Program(Way::Variable { program, .. } | Way::Command { program, .. }) => tr!(
            en: "{program} looks nothing up in this file",
            ja: "{program} はこのファイル内の変数を展開しません"
        ),
        Kind::Program(Way::Instead { program, .. } | Way::File { program, .. }) => tr!(
            en: "{program} gets such a value in a way of its own",
            ja: "{program} には値を渡す専用の方法があります"
        ),
        Kind::Helm => tr!(en: "a chart gets it when it is installed", ja: "チャートには適用時に渡します"),
        Kind::GitLab | Kind::Pipeline => {
            tr!(en: "a pipeline gets it from the settings of your CI", ja: "パイプラインには CI の設定から渡します")
        }
        Kind::Yaml => tr!(en: "YAML has no lookups of its own", ja: "YAML 自体には変数参照の仕組みがありません"),
        Kind::AppSettings => tr!(
            en: ".NET would read it from the environment, but not under this name",
            ja: ".NET は環境変数からも読み込みますが、この名前では渡せません"
        ),
        Kind::Notebook => tr!(
            en: "a notebook keeps the value in its outputs too",
            ja: "ノートブックは出力にも値を残します"
        ),
        Kind::Json => tr!(en: "JSON has no lookups of its own", ja: "JSON 自体には変数参照の仕組みがありません"),
        Kind::Dockerfile => tr!(
            en: "what ENV, ARG and RUN hold stays in the image",
            ja: "ENV、ARG、RUN に書いた値はイメージに残ります"
        ),
        Kind::Toml => tr!(en: "TOML has no lookups of its own", ja: "TOML 自体には変数参照の仕組みがありません"),
        Kind::Ini => tr!(
            en: "a file of settings like this has no lookups of its own",
            ja: "この形式の設定ファイルには変数参照の仕組みがありません"
        ),
        Kind::Html => tr!(
            en: "what a page holds is seen by everybody who opens it",
            ja: "ページに含めた値は、開いた人全員から見えます"
        ),
        Kind::Makefile => tr!(
            en: "make knows the environment's variables already",
            ja: "make は環境変数をそのまま参照できます"
        ),
    }
}

/// What to write by hand at a place that `fix` leaves alone, and where the value goes.
pub fn by_hand(left: &Refused) -> String {
    let Refused { name, store, path, .. } = left;
    let lookup = left.lookup.as_deref().unwrap_or_default();
    match left.why {
        Refusal::Kind(Kind::Secret) => tr!(
            en: "git rm --cached {path}, {name}=<value> in {store}, and: kubectl create secret generic app --from-env-file={store}",
            ja: "git rm --cached {path} で外し、{store} に {name}=<値> と書いて kubectl create secret generic app --from-env-file={store}"
        ),
        Refusal::Kind(Kind::Kubernetes) => tr!(
            en: "valueFrom: {{secretKeyRef: {{name: app, key: {name}}}}} here, {name}=<value> in {store}, and: kubectl create secret generic app --from-env-file={store}",
            ja: "ここは valueFrom: {{secretKeyRef: {{name: app, key: {name}}}}} とし、{store} に {name}=<値> と書いて kubectl create secret generic app --from-env-file={store}"
        ),
        Refusal::Kind(Kind::ConfigMap) => tr!(
            en: "take it out here, {name}=<value> in {store}, kubectl create secret generic app --from-env-file={store}, and in the container: envFrom: [{{secretRef: {{name: app}}}}]",
            ja: "ここから削除し、{store} に {name}=<値> と書いて kubectl create secret generic app --from-env-file={store} を実行。コンテナには envFrom: [{{secretRef: {{name: app}}}}] と書く"
        ),
        Refusal::Kind(Kind::Resource) => tr!(
            en: "{name}=<value> in {store}, kubectl create secret generic app --from-env-file={store}, and here the field that names a Secret in place of the value",
            ja: "{store} に {name}=<値> と書いて kubectl create secret generic app --from-env-file={store} を実行し、ここは値の代わりに Secret を参照するフィールドを使う"
        ),
        Refusal::Kind(Kind::Program(way)) => by_its_way(way, left),
        Refusal::Gradle => tr!(
            en: "move this line to ~/.gradle/gradle.properties, which Gradle reads after this file",
            ja: "この行を ~/.gradle/gradle.properties へ移す (このファイルより優先して読み込まれる)"
        ),
        Refusal::Key if lookup.is_empty() => tr!(
            en: "choose another name here, and {name}=<value> in {store} for the program that needs the value",
            ja: "ここは別の名前に変え、値は {store} に {name}=<値> と書いて、必要なプログラムに渡す"
        ),
        Refusal::Key => tr!(
            en: "choose another name here; {lookup} works where a value stands, with {name}=<value> in {store}",
            ja: "ここは別の名前に変える。{lookup} は値の位置でのみ使える ({store} に {name}=<値>)"
        ),
        Refusal::Kind(Kind::Helm) => tr!(
            en: "leave it empty here, {name}=<value> in {store}, and: helm upgrade ... --set-string KEY=\"${name}\"",
            ja: "ここは空にし、{store} に {name}=<値> と書いて helm upgrade ... --set-string キー=\"${name}\""
        ),
        Refusal::Kind(Kind::GitLab) => tr!(
            en: "${name} here, and the masked variable {name} under Settings > CI/CD > Variables",
            ja: "ここには ${name} と書き、Settings > CI/CD > Variables でマスクされた変数 {name} を登録"
        ),
        Refusal::Kind(Kind::Pipeline) => tr!(
            en: "take it out here, and make {name} a secret variable in the settings of your CI: the steps see it as ${name}",
            ja: "ここから削除し、CI の設定画面でシークレット変数 {name} を登録 (ステップからは ${name} で参照)"
        ),
        Refusal::Kind(Kind::AppSettings) => tr!(
            en: "leave it empty here, and: dotnet user-secrets set \"Section:Key\" \"<value>\"",
            ja: "ここは空にし、dotnet user-secrets set \"セクション:キー\" \"<値>\" を実行"
        ),
        Refusal::Kind(Kind::Notebook) => tr!(
            en: "{lookup} in the cell, {name}=<value> in {store}, and clear the outputs that show the value",
            ja: "セルには {lookup} と書き、{store} に {name}=<値>。値が表示された出力は消去"
        ),
        Refusal::Kind(Kind::Dockerfile) => tr!(
            en: "{name}=<value> in {store}; running: docker run --env-file {store}; building: docker build --secret id={name},env={name} and RUN --mount=type=secret,id={name},env={name}",
            ja: "{store} に {name}=<値> と書き、実行時は docker run --env-file {store}、ビルド時は docker build --secret id={name},env={name} と RUN --mount=type=secret,id={name},env={name}"
        ),
        Refusal::Kind(Kind::Html) => tr!(
            en: "{name}=<value> in {store}, and let your server make the call that needs it",
            ja: "{store} に {name}=<値> と書き、値を必要とする処理はサーバー側で行う"
        ),
        Refusal::Kind(Kind::Makefile) => tr!(
            en: "take this line out, {lookup} where it is used, {name}=<value> in {store}",
            ja: "この行を削除し、使う箇所は {lookup}、{store} に {name}=<値>"
        ),
        Refusal::Lines => tr!(
            en: "keep it in a file that git ignores, {name}_FILE=<path> in {store}, and let the code read that file",
            ja: "git の管理対象外のファイルに置き、{store} に {name}_FILE=<パス> と書いて、コードからそのファイルを読み込む"
        ),
        Refusal::Type => tr!(
            en: "string here; {lookup} where the value is used, {name}=<value> in {store}",
            ja: "ここは string とし、値を使う箇所は {lookup}、{store} に {name}=<値>"
        ),
        Refusal::Attribute if left.path.ends_with(".rs") => tr!(
            en: "env = \"{name}\" in place of the default (clap, feature \"env\"), {name}=<value> in {store}",
            ja: "既定値の代わりに env = \"{name}\" (clap の env フィーチャー)、{store} に {name}=<値>"
        ),
        Refusal::Enum if left.path.ends_with(".ts") || left.path.ends_with(".tsx") => tr!(
            en: "an object in place of the enum, const Name = {{ ... }} as const, with {lookup} in it; {name}=<value> in {store}",
            ja: "enum の代わりにオブジェクト (const 名前 = {{ ... }} as const) を使い、その中で {lookup}。{store} に {name}=<値>"
        ),
        Refusal::Attribute if left.path.ends_with(".java") => tr!(
            en: "\"${{{name}}}\" where the framework fills such marks (Spring does); else take it out and set it in code, by {lookup}; {name}=<value> in {store}",
            ja: "フレームワークが展開する場合 (Spring など) は \"${{{name}}}\"。それ以外は削除し、コードで {lookup} から設定。{store} に {name}=<値>"
        ),
        Refusal::Attribute => tr!(
            en: "take it out of the attribute and set it in code that runs (a constructor, say), by {lookup}; {name}=<value> in {store}",
            ja: "属性から削除し、コンストラクターなど実行時のコードで {lookup} から設定。{store} に {name}=<値>"
        ),
        Refusal::Backend => tr!(
            en: "take it out here: an s3 backend reads AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; else terraform init -backend-config=FILE, and git ignores FILE",
            ja: "ここから削除。s3 バックエンドは AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を読む。ほかは git の管理対象外のファイルを terraform init -backend-config=ファイル名 で渡す"
        ),
        Refusal::Source => tr!(
            en: "take user and token out of the address: git gets them from its credential helper (gh auth setup-git)",
            ja: "アドレスからユーザー名とトークンを削除し、git の credential helper に任せる (gh auth setup-git)"
        ),
        Refusal::VariableDefault => tr!(
            en: "take the whole value out, and in {store}: TF_VAR_<variable>='<all of it as JSON>'",
            ja: "値全体を削除し、{store} に TF_VAR_<変数名>='<値全体を JSON で>'"
        ),
        Refusal::NoSecrets => tr!(
            en: "env: {{{name}: {lookup}}} of the step and \"${name}\" in it (a called workflow: under its secrets:), then: gh secret set {name}",
            ja: "ステップの env: {{{name}: {lookup}}} で渡し \"${name}\" で参照 (呼び出すワークフローには secrets: で渡す)。登録は gh secret set {name}"
        ),
        Refusal::Tracked => tr!(
            en: "git rm --cached FILE, name it in .gitignore, and renew what is in it",
            ja: "git rm --cached ファイル名 で管理対象から外し、.gitignore に追加して、中の値を再発行"
        ),
        _ if lookup.is_empty() => tr!(
            en: "{name}=<value> in {store}, and let the program that reads this file take it from its environment",
            ja: "{store} に {name}=<値> と書き、このファイルを読むプログラム側で環境変数から受け取る"
        ),
        _ => tr!(
            en: "{lookup} in the code, {name}=<value> in {store}",
            ja: "コードには {lookup}、{store} に {name}=<値>"
        ),
    }
}

/// What to do by hand where a program gets the value in its own `way`.
fn by_its_way(way: Way, left: &Refused) -> String {
    let Refused { name, store, path, .. } = left;
    let file = tr!(en: "<path>", ja: "<パス>");
    let filled = |text: &str| text.replace("{name}", name).replace("{store}", store).replace("<path>", &file);
    match way {
        Way::Variable { program, variable } => tr!(
            en: "take it out here, and {variable}=<value> in {store}: {program} reads that variable",
            ja: "ここから削除し、{store} に {variable}=<値> と書く ({program} はこの環境変数を読み込む)"
        ),
        Way::Command { command, .. } => {
            let command = filled(command);
            tr!(
                en: "take it out here, {name}=<value> in {store}, and: {command}",
                ja: "ここから削除し、{store} に {name}=<値> と書いて {command} を実行"
            )
        }
        Way::Instead { write, .. } => {
            let write = filled(write);
            tr!(
                en: "take it out here, write {write}, and {name}=<value> in {store}",
                ja: "ここから削除して {write} と書き、{store} に {name}=<値>"
            )
        }
        Way::File { write, .. } => {
            let write = filled(write);
            tr!(
                en: "in place of the value: {write}, and the value alone in that file, which git ignores",
                ja: "値の代わりに {write} と書き、値だけを書いたそのファイルは git の管理対象外にする"
            )
        }
        Way::Own { variable: "" } => tr!(
            en: "git rm --cached {path}, name it in .gitignore, and renew what is in it if it was ever pushed",
            ja: "git rm --cached {path} で管理対象から外し、.gitignore に追加。push 済みなら中の値を再発行"
        ),
        Way::Own { variable } => tr!(
            en: "git rm --cached {path}, name it in .gitignore, and say where it lies by {variable}=<path>",
            ja: "git rm --cached {path} で管理対象から外し、.gitignore に追加。置き場所は {variable}=<パス> で指定"
        ),
    }
}

/// The lead of [`by_hand`].
pub fn fix_by_hand(what: &str) -> String {
    tr!(en: "by hand: {what}", ja: "手作業: {what}")
}

/// A file of values that only leaves the commit.
pub fn fix_leaves(path: &str) -> String {
    tr!(
        en: "{path}: out of the commit and ignored by git; the file stays",
        ja: "{path}: コミットから外し、git の管理対象外にします (ファイルは残ります)"
    )
}

/// Above the places that stay as they are.
pub fn fix_left_alone() -> String {
    tr!(en: "Left as it is:", ja: "変更しない箇所:")
}

/// After the difference: nothing was written yet.
pub fn fix_dry(program: &str) -> String {
    tr!(
        en: "Nothing is changed yet. To do it: {program} fix --apply",
        ja: "まだ何も変更していません。適用するには: {program} fix --apply"
    )
}

/// After the change.
pub fn fix_done(program: &str) -> String {
    tr!(
        en: "Done, in the work tree and in the index. To take it back: {program} fix --undo",
        ja: "作業ツリーとインデックスに適用しました。元に戻すには: {program} fix --undo"
    )
}

/// After `--undo`.
pub fn fix_undone(files: usize) -> String {
    let s = if files == 1 { "" } else { "s" };
    tr!(en: "Taken back: {files} file{s} as before.", ja: "元に戻しました: {files} ファイル")
}

/// There is nothing to fix.
pub fn fix_nothing() -> String {
    tr!(
        en: "Nothing to do: no staged credential there.",
        ja: "対象はありません。ステージ済みの認証情報は見つかりませんでした。"
    )
}

/// What to do with what `fix` leaves alone.
pub fn fix_instead(program: &str) -> String {
    tr!(
        en: "To take these lines out of the commit: {program} unstage",
        ja: "該当行をコミットから外すには: {program} unstage"
    )
}

/// How the program gets the values that are in the file `store`.
pub fn fix_load(language: crate::fix::Language, store: &str) -> String {
    use crate::fix::Language as L;
    match language {
        L::Compose => tr!(
            en: "docker compose reads {store} by itself.",
            ja: "docker compose は {store} を自動的に読み込みます。"
        ),
        L::Actions => tr!(
            en: "Give each value to GitHub once: gh secret set -f {store} (all of the file), or gh secret set NAME (asks).",
            ja: "GitHub に一度登録してください: gh secret set -f {store} (ファイル全体)、または gh secret set 名前 (対話入力)"
        ),
        L::EnvExample => tr!(
            en: "The values are in {store} now, which git ignores.",
            ja: "値は {store} に移しました (git の管理対象外です)。"
        ),
        L::Terraform
        | L::TerraformValues
        | L::Shell
        | L::Npm
        | L::Spring { .. }
        | L::AppSettings
        | L::Marked(_)
        | L::MarkedYaml(_)
        | L::MarkedToml(_)
        | L::MarkedLine(_)
        | L::Gradle
        | L::Requirements => tr!(
            en: "Load it before you run: set -a; . ./{store}; set +a",
            ja: "実行前に読み込んでください: set -a; . ./{store}; set +a"
        ),
        L::JavaScript | L::TypeScript | L::Jsx { .. } => tr!(
            en: "Load it when you run: node --env-file={store} ... (Next.js reads it by itself; else the dotenv package).",
            ja: "実行時に読み込んでください: node --env-file={store} ... (Next.js は自動。ほかは dotenv パッケージ)"
        ),
        L::Python => tr!(
            en: "Load it when you run: set -a; . ./{store}; set +a (or the python-dotenv package).",
            ja: "実行時に読み込んでください: set -a; . ./{store}; set +a (または python-dotenv パッケージ)"
        ),
        _ => tr!(
            en: "Load it when you run: set -a; . ./{store}; set +a (or a dotenv library).",
            ja: "実行時に読み込んでください: set -a; . ./{store}; set +a (または dotenv ライブラリ)"
        ),
    }
}

/// `.env` is committed.
pub fn fix_env_tracked(path: &str) -> String {
    tr!(en: "{path} is tracked by git, so a value in it would be committed", ja: "{path} は git の管理対象なので、値を書くとコミットされてしまいます")
}

/// What to do after [`fix_env_tracked`].
pub fn fix_env_tracked_next(path: &str) -> String {
    tr!(
        en: "take it out first: git rm --cached {path}",
        ja: "先に管理対象から外してください: git rm --cached {path}"
    )
}

/// A file could not be written.
pub fn fix_write_failed(path: &str, why: &str) -> String {
    tr!(en: "could not write {path} ({why})", ja: "{path} に書き込めませんでした ({why})")
}

/// What to do after [`fix_write_failed`].
pub fn fix_write_failed_next() -> String {
    tr!(
        en: "what was already changed is taken back by: sekisho fix --undo",
        ja: "すでに変更した分は sekisho fix --undo で元に戻せます"
    )
}

/// There is nothing to take back.
pub fn fix_no_undo() -> String {
    tr!(en: "there is no fix to take back", ja: "元に戻せる変更がありません")
}

/// A file was changed after the fix.
pub fn fix_changed_since(path: &str) -> String {
    tr!(
        en: "{path} was changed after the fix, so it is not taken back",
        ja: "{path} は fix の後に変更されているため、元に戻しません"
    )
}

/// What to do after [`fix_changed_since`].
pub fn fix_changed_since_next(backup: &str) -> String {
    tr!(
        en: "undo that change first, or restore by hand from {backup}",
        ja: "その変更を先に取り消すか、{backup} から手作業で復元してください"
    )
}

/// A symbolic link stands where a file has to be.
pub fn fix_link(path: &str) -> String {
    tr!(en: "{path} is no regular file", ja: "{path} は通常のファイルではありません")
}

/// What to do after [`fix_link`].
pub fn fix_link_next() -> String {
    tr!(
        en: "put a file in its place, or write what it leads to by hand",
        ja: "通常のファイルに置き換えるか、リンク先を手作業で編集してください"
    )
}

/// The heading of a file that is new.
pub fn fix_new_file() -> String {
    tr!(en: "new, mode 600, ignored by git", ja: "新規作成、モード 600、git の管理対象外")
}

/// What `unstage` did to a file.
pub fn unstaged_lines(path: &str, lines: usize) -> String {
    let s = if lines == 1 { "" } else { "s" };
    tr!(
        en: "{path}: {lines} line{s} taken out of the commit; the file itself is unchanged",
        ja: "{path}: {lines} 行をコミットから外しました (ファイル自体は変更していません)"
    )
}

/// What `unstage` did to a file that it took out whole.
pub fn unstaged_whole(path: &str) -> String {
    tr!(
        en: "{path}: the whole file taken out of the commit; the file itself is unchanged",
        ja: "{path}: ファイル全体をコミットから外しました (ファイル自体は変更していません)"
    )
}

/// A file whose name no command line can hold here.
pub fn unstage_unnamed(path: &str) -> String {
    tr!(
        en: "{path}: its name is not UTF-8, so it stays in the commit",
        ja: "{path}: ファイル名が UTF-8 ではないため、コミットに残っています"
    )
}

/// What to do after [`unstage_unnamed`].
pub fn unstage_unnamed_next() -> String {
    tr!(
        en: "take everything out with `git reset -q`, then `git add` the rest",
        ja: "`git reset -q` ですべて外してから、残りを `git add` してください"
    )
}

/// Nothing is at the places that were named, but something is elsewhere.
pub fn not_there(places: &str) -> String {
    tr!(
        en: "No staged credential is at the place that you named. There is one at: {places}",
        ja: "指定された場所にステージ済みの認証情報はありません。次の場所にあります: {places}"
    )
}

/// There is nothing to take out.
pub fn unstage_nothing() -> String {
    tr!(
        en: "Nothing to do: no staged credential there.",
        ja: "対象はありません。ステージ済みの認証情報は見つかりませんでした。"
    )
}
