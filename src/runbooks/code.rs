/*! Code hosts and registries. */

use super::{Runbook, step, text};

pub const RUNBOOKS: &[Runbook] = &[
    Runbook {
        id: "github",
        name: text!("GitHub", "GitHub"),
        also: &["github actions", "github app"],
        steps: &[
            step!(Now,
                "Revoke the token in the settings, or a personal access token at once through the API, which asks nobody for a login. An app's private key is deleted in the app's settings; a deploy key in the repository's.",
                "設定画面からトークンを取り消します。個人用アクセストークンは、ログイン不要の API で直ちに取り消せます。GitHub App の秘密鍵は App の設定、デプロイキーはリポジトリの設定から削除します。",
                "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation",
                "curl -X POST -H 'Accept: application/vnd.github+json' https://api.github.com/credentials/revoke -d '{\"credentials\":[\"<token>\"]}'" => "https://docs.github.com/en/rest/credentials/revoke"),
            step!(Minutes30,
                "Read the security log (an organisation: the audit log): new keys, tokens, collaborators, workflow changes, cloned private repositories.",
                "セキュリティログ (組織の場合は監査ログ) で、新しい鍵、トークン、共同編集者、ワークフローの変更、非公開リポジトリの clone を確認します。",
                "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/reviewing-your-security-log",
                "gh api user/keys --jq '.[] | [.created_at, .title] | @tsv'" => "https://docs.github.com/en/rest/users/keys"),
            step!(Hour,
                "If the token could run workflows, every Actions secret of its repositories may be read: renew those too.",
                "ワークフローを実行できるトークンだった場合、対象リポジトリの Actions シークレットも読まれた可能性があります。あわせて更新してください。",
                "https://docs.github.com/en/code-security/tutorials/remediate-leaked-secrets/remediating-a-leaked-secret",
                "gh secret list --repo <owner/repo>" => "https://cli.github.com/manual/gh_secret_list"),
            step!(
                Week,
                "Use fine-grained tokens with an expiry, GITHUB_TOKEN in Actions, and push protection for the repositories.",
                "有効期限付きの fine-grained トークンを使い、Actions では GITHUB_TOKEN を使います。リポジトリの push 保護も有効にします。",
                "https://docs.github.com/en/code-security/secret-scanning/introduction/about-push-protection"
            ),
        ],
    },
    Runbook {
        id: "gitlab",
        name: text!("GitLab", "GitLab"),
        also: &[],
        steps: &[
            step!(Now,
                "Revoke the token; a token can revoke itself. Runner, trigger, deploy and feed tokens are reset in the project's or the user's settings.",
                "トークンを取り消します。トークン自身で自分を取り消すこともできます。ランナー、トリガー、デプロイ、フィードのトークンはプロジェクトまたはユーザーの設定からリセットします。",
                "https://docs.gitlab.com/user/profile/personal_access_tokens/",
                "curl --request DELETE --header 'PRIVATE-TOKEN: <token>' https://gitlab.com/api/v4/personal_access_tokens/self" => "https://docs.gitlab.com/api/personal_access_tokens/"),
            step!(
                Minutes30,
                "Read the audit events and the token's last use; look for new keys, members, runners and pipelines.",
                "監査イベントとトークンの最終利用を確認し、新しい鍵、メンバー、ランナー、パイプラインがないか調べます。",
                "https://docs.gitlab.com/administration/compliance/audit_event_reports/"
            ),
            step!(
                Hour,
                "Renew the CI/CD variables that the token could read.",
                "そのトークンで読めた CI/CD 変数を更新します。",
                "https://docs.gitlab.com/ci/variables/"
            ),
            step!(
                Week,
                "Use project or group tokens with an expiry, and ID tokens (OpenID Connect) in CI.",
                "有効期限付きのプロジェクト / グループトークンを使い、CI では ID トークン (OpenID Connect) を使います。",
                "https://docs.gitlab.com/ci/secrets/id_token_authentication/"
            ),
        ],
    },
    Runbook {
        id: "npm",
        name: text!("npm", "npm"),
        also: &["npmjs", "npm registry"],
        steps: &[
            step!(Now,
                "Revoke the token: list them, then revoke by the full id, not by the shortened token. It may work for up to an hour more.",
                "トークンを取り消します。一覧で ID を調べ、省略表示されたトークンではなく ID を指定します。無効になるまで最大 1 時間かかることがあります。",
                "https://docs.npmjs.com/revoking-access-tokens",
                "npm token list" => "https://docs.npmjs.com/cli/commands/npm-token",
                "npm token revoke <id>" => "https://docs.npmjs.com/cli/commands/npm-token"),
            step!(Minutes30,
                "Look whether a version was published that is not yours; if so, deprecate or unpublish it and write to npm security.",
                "身に覚えのないバージョンが公開されていないか確認します。あれば deprecate または unpublish し、npm のセキュリティ窓口に連絡します。",
                "https://docs.npmjs.com/reporting-malware-in-an-npm-package",
                "npm view <package> time --json" => "https://docs.npmjs.com/cli/commands/npm-view",
                "npm access list packages" => "https://docs.npmjs.com/cli/commands/npm-access"),
            step!(
                Week,
                "Publish from CI with trusted publishing, which needs no token, and require two factors for writing.",
                "公開は、トークン不要の trusted publishing を使って CI から行います。書き込みには 2 要素認証を必須にします。",
                "https://docs.npmjs.com/trusted-publishers"
            ),
        ],
    },
    Runbook {
        id: "pypi",
        name: text!("PyPI", "PyPI"),
        also: &["python package index", "test pypi"],
        steps: &[
            step!(
                Now,
                "Remove the token in your account's settings: API tokens > Options > Remove token.",
                "アカウント設定の「API tokens」で、該当トークンの Options > Remove token を選びます。",
                "https://pypi.org/help/#apitoken"
            ),
            step!(
                Minutes30,
                "Read the account's and each project's security history; delete a release that is not yours (a yanked one is still installed by whoever pins it) and report it to PyPI.",
                "アカウントと各プロジェクトの Security history を確認します。身に覚えのないリリースは削除し (yank だけではバージョン固定の利用者に入り続けます)、PyPI に報告します。",
                "https://docs.pypi.org/project-management/yanking/"
            ),
            step!(
                Week,
                "Publish with trusted publishers from CI, which needs no token.",
                "公開は、トークン不要の Trusted Publisher を使って CI から行います。",
                "https://docs.pypi.org/trusted-publishers/"
            ),
        ],
    },
    Runbook {
        id: "docker",
        name: text!("Docker", "Docker"),
        also: &["docker hub", "dockerhub"],
        steps: &[
            step!(
                Now,
                "Deactivate or delete the token under Account settings > Personal access tokens. A password in an auth field: change it; auth is only base64.",
                "Account settings の「Personal access tokens」でトークンを無効化または削除します。auth 欄のパスワードは変更します (auth は base64 で符号化されているだけです)。",
                "https://docs.docker.com/security/access-tokens/"
            ),
            step!(Minutes30,
                "Look for tags that were pushed since the leak, and pull or rebuild what you ship by digest.",
                "漏えい以降に push されたタグを確認し、配布物は digest を指定して取得またはビルドし直します。",
                "https://docs.docker.com/docker-hub/repos/manage/hub-images/tags/",
                "docker buildx imagetools inspect <image:tag>" => "https://docs.docker.com/reference/cli/docker/buildx/imagetools/inspect/"),
            step!(Week,
                "Use a credential helper instead of config.json, and read-only tokens where nothing is pushed.",
                "config.json の代わりに credential helper を使い、push しない用途には読み取り専用トークンを使います。",
                "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
                "docker logout" => "https://docs.docker.com/reference/cli/docker/logout/"),
        ],
    },
    Runbook {
        id: "hugging-face",
        name: text!("Hugging Face", "Hugging Face"),
        also: &["huggingface", "hf"],
        steps: &[
            step!(
                Now,
                "Delete the token under Settings > Access Tokens, or choose Invalidate and refresh in its Manage menu.",
                "「Settings」>「Access Tokens」でトークンを削除するか、「Manage」メニューの「Invalidate and refresh」で再発行します。",
                "https://huggingface.co/docs/hub/security-tokens"
            ),
            step!(
                Minutes30,
                "Look at the commits of your models, datasets and spaces: whoever could write may have changed what others load.",
                "モデル、データセット、Space のコミット履歴を確認します。書き込み権限があれば、他者が読み込む内容を改変された可能性があります。",
                "https://huggingface.co/docs/hub/repositories-getting-started"
            ),
            step!(
                Week,
                "Use fine-grained tokens, one for each use.",
                "用途ごとに fine-grained トークンを使い分けます。",
                "https://huggingface.co/docs/hub/security-tokens"
            ),
        ],
    },
];
