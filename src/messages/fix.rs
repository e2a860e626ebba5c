/*! What `fix` and `unstage` say. */

use crate::fix::{Kind, Refusal};
use crate::tr;

/// Why nothing is changed at a place, and what to do there by hand.
pub fn refusal(why: Refusal) -> String {
    match why {
        Refusal::Kind(kind) => by_hand(kind),
        Refusal::Language => tr!(
            en: "fix does not write this kind of file: let the program that reads it take the value from its environment",
            ja: "fix が対応していない種類のファイルです。このファイルを読むプログラム側で、環境変数から値を受け取るようにしてください"
        ),
        Refusal::NotAString => tr!(
            en: "the value stands in no plain string: move it to .env by hand, and let the code read the environment variable",
            ja: "値が通常の文字列リテラルの中にありません。手作業で .env へ移し、コードでは環境変数から取得してください"
        ),
        Refusal::Lines => tr!(
            en: "the value has several lines: keep it in a file that git ignores, and let the code read that file",
            ja: "値が複数行です。git が無視するファイルに置き、コードからはそのファイルを読み込んでください"
        ),
        Refusal::Escapes => tr!(
            en: "the value holds quotes or escapes, which .env may read differently: move it by hand",
            ja: "値に引用符やエスケープが含まれ、.env では別の値として読まれるおそれがあります。手作業で移してください"
        ),
        Refusal::Constant => tr!(
            en: "only a constant may stand there: look the value up where it is used",
            ja: "この場所には定数しか書けません。値を使う側で環境変数から取得してください"
        ),
        Refusal::Public => tr!(
            en: "other files use this constant: make it a function that reads the environment variable",
            ja: "ほかのファイルがこの定数を使っています。環境変数を読み込む関数に置き換えてください"
        ),
        Refusal::Needed => tr!(
            en: "another constant, a pattern or an attribute needs this one: look the value up where it is used instead",
            ja: "ほかの定数やパターン、属性がこの定数を使っています。値を使う側で環境変数から取得してください"
        ),
        Refusal::Member => tr!(
            en: "a type's constant or static property cannot read the environment: make it a function of the type, and call that",
            ja: "型の定数や静的プロパティでは環境変数を取得できません。関数 (メソッド) に変え、それを呼び出してください"
        ),
        Refusal::Enum => tr!(
            en: "a member of an enum has to be a constant: make it a variable outside of the enum",
            ja: "enum のメンバーには定数しか書けません。enum の外の変数にしてください"
        ),
        Refusal::Type => tr!(
            en: "it is a part of a type: write string there",
            ja: "型の一部です。型は string にしてください"
        ),
        Refusal::Attribute => tr!(
            en: "an annotation or attribute takes constants only: look the value up in the code",
            ja: "アノテーションや属性には定数しか書けません。コードの中で環境変数から取得してください"
        ),
        Refusal::Default => tr!(
            en: "a parameter's default has to be a constant: make it null and look the value up in the body",
            ja: "引数の既定値には定数しか書けません。既定値を null にし、本体で環境変数から取得してください"
        ),
        Refusal::Field => tr!(
            en: "a field's default has to be a constant: set it in the constructor with getenv",
            ja: "フィールドの既定値には定数しか書けません。コンストラクターで getenv を使って設定してください"
        ),
        Refusal::Pattern => tr!(
            en: "a case takes constants only: compare with an if and the environment variable",
            ja: "case には定数しか書けません。if で環境変数と比較してください"
        ),
        Refusal::RawText => tr!(
            en: "nothing is looked up in this text: replace a mark in it with the environment variable's value",
            ja: "このテキスト内では変数が展開されません。目印の文字列を置き、環境変数の値で置換してください"
        ),
        Refusal::Backend => tr!(
            en: "variables are not allowed there: use the provider's own environment variables, or terraform init -backend-config=FILE with a file that git ignores",
            ja: "ここでは変数を使えません。プロバイダーの環境変数か、git が無視するファイルを terraform init -backend-config=FILE で渡してください"
        ),
        Refusal::VariableDefault => tr!(
            en: "it is a part of a larger value: take that out and give the whole of it as TF_VAR_name",
            ja: "より大きな値の一部です。値全体を取り除き、TF_VAR_変数名 で渡してください"
        ),
        Refusal::NoSecrets => tr!(
            en: "a workflow has no secrets at this place: pass it through env of the step (to a called workflow: through its secrets)",
            ja: "ワークフローのこの位置では secrets を参照できません。ステップの env で渡してください (呼び出すワークフローには secrets で渡します)"
        ),
        Refusal::Tracked => tr!(
            en: "this file is in the history already: git rm --cached FILE, name it in .gitignore, and renew what is in it",
            ja: "このファイルはすでに履歴にあります。git rm --cached ファイル名 で管理対象から外し、.gitignore に追加して、中の値を再発行してください"
        ),
        Refusal::Encoded => tr!(
            en: "the value is encoded there: decode it, and move it by hand",
            ja: "値がエンコードされています。デコードして手作業で移してください"
        ),
        Refusal::Unsure => tr!(
            en: "it is not sure how the code should look there: move the value to .env by hand, and read the environment variable",
            ja: "書き換え後のコードを確実に決められません。手作業で .env へ移し、環境変数から取得してください"
        ),
        Refusal::Remains => tr!(
            en: "the value would still stand elsewhere in the file",
            ja: "ファイル内の別の場所に値が残ってしまいます"
        ),
        Refusal::NotText => tr!(
            en: "the file is not UTF-8: move the value to .env by hand",
            ja: "UTF-8 のファイルではありません。手作業で .env へ移してください"
        ),
    }
}

/// What to do in a file that has no lookups of its own.
fn by_hand(kind: Kind) -> String {
    match kind {
        Kind::Kubernetes => tr!(
            en: "Kubernetes takes it from a Secret: kubectl create secret generic NAME --from-env-file=.env, and valueFrom.secretKeyRef here",
            ja: "Kubernetes では Secret から渡します。kubectl create secret generic 名前 --from-env-file=.env で作成し、ここは valueFrom.secretKeyRef にしてください"
        ),
        Kind::Helm => tr!(
            en: "leave it empty here, and give it with helm upgrade --set or --values and a file that git ignores",
            ja: "ここは空にし、helm upgrade の --set、または git が無視するファイルを --values で渡してください"
        ),
        Kind::GitLab => tr!(
            en: "make it a masked variable under Settings > CI/CD > Variables, and write $NAME here",
            ja: "Settings > CI/CD > Variables でマスクされた変数を作り、ここには $名前 と書いてください"
        ),
        Kind::Pipeline => tr!(
            en: "make it a secret variable in the settings of your CI, and refer to that here",
            ja: "CI の設定画面でシークレット変数として登録し、ここではそれを参照してください"
        ),
        Kind::Yaml => tr!(
            en: "YAML has no lookups of its own: let the program that reads this file take the value from its environment",
            ja: "YAML 自体には変数参照がありません。このファイルを読むプログラム側で、環境変数から値を受け取るようにしてください"
        ),
        Kind::AppSettings => tr!(
            en: "take it out: .NET reads it from the environment variable Section__Key, or from dotnet user-secrets set \"Section:Key\"",
            ja: "ここから削除してください。.NET は環境変数 セクション__キー、または dotnet user-secrets set \"セクション:キー\" から読み込みます"
        ),
        Kind::Notebook => tr!(
            en: "write os.environ[\"NAME\"] in the cell, and clear the outputs that show the value",
            ja: "セルに os.environ[\"名前\"] と書き、値が表示された出力も消去してください"
        ),
        Kind::Json => tr!(
            en: "JSON has no lookups: take it out, and let the program that reads this file take the value from its environment",
            ja: "JSON では変数を参照できません。値を削除し、このファイルを読むプログラム側で環境変数から受け取るようにしてください"
        ),
        Kind::Dockerfile => tr!(
            en: "ENV and ARG stay in the image: use RUN --mount=type=secret while building, docker run --env-file .env while running",
            ja: "ENV と ARG の値はイメージに残ります。ビルド時は RUN --mount=type=secret、実行時は docker run --env-file .env を使ってください"
        ),
        Kind::Toml => tr!(
            en: "TOML has no lookups: take it out, and let the program that reads this file take the value from its environment",
            ja: "TOML では変数を参照できません。値を削除し、このファイルを読むプログラム側で環境変数から受け取るようにしてください"
        ),
        Kind::Ini => tr!(
            en: "take it out, and let the program that reads this file take the value from its environment, or keep the file out of git",
            ja: "値を削除し、読み込むプログラム側で環境変数から受け取るか、このファイルを git の管理対象から外してください"
        ),
        Kind::Html => tr!(
            en: "what a page holds is seen by everybody: let your server make the call that needs the value",
            ja: "ページに含めた値は誰からも見えます。値を必要とする処理はサーバー側で行ってください"
        ),
        Kind::Makefile => tr!(
            en: "take the line out: make knows the environment's variables as $(NAME)",
            ja: "この行を削除してください。make からは環境変数を $(名前) として参照できます"
        ),
    }
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

/// How the program gets the values.
pub fn fix_load(language: crate::fix::Language) -> String {
    use crate::fix::Language as L;
    match language {
        L::Compose => tr!(
            en: "docker compose reads .env beside the file by itself.",
            ja: "docker compose は同じフォルダーの .env を自動的に読み込みます。"
        ),
        L::Actions => tr!(
            en: "Give the value to GitHub once: gh secret set NAME (it asks for the value).",
            ja: "GitHub に一度登録してください: gh secret set 名前 (値の入力を求められます)"
        ),
        L::EnvExample => tr!(
            en: "The values are in .env now, which git ignores.",
            ja: "値は .env に移しました (git の管理対象外です)。"
        ),
        L::Terraform
        | L::TerraformValues
        | L::Shell
        | L::Npm
        | L::Spring { .. }
        | L::Marked(_)
        | L::MarkedYaml(_)
        | L::Requirements => tr!(
            en: "Load it before you run: set -a; . ./.env; set +a",
            ja: "実行前に読み込んでください: set -a; . ./.env; set +a"
        ),
        L::JavaScript | L::TypeScript | L::Jsx { .. } => tr!(
            en: "Load it when you run: node --env-file=.env ... (or the dotenv package).",
            ja: "実行時に読み込んでください: node --env-file=.env ... (または dotenv パッケージ)"
        ),
        L::Python => tr!(
            en: "Load it when you run: set -a; . ./.env; set +a (or the python-dotenv package).",
            ja: "実行時に読み込んでください: set -a; . ./.env; set +a (または python-dotenv パッケージ)"
        ),
        _ => tr!(
            en: "Load it when you run: set -a; . ./.env; set +a (or a dotenv library).",
            ja: "実行時に読み込んでください: set -a; . ./.env; set +a (または dotenv ライブラリ)"
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
