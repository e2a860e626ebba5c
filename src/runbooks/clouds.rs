/*! Clouds besides AWS. */

use super::{Runbook, step, text};

pub const RUNBOOKS: &[Runbook] = &[
    Runbook {
        id: "google-cloud",
        name: text!("Google Cloud", "Google Cloud"),
        also: &["google", "gcp", "google cloud platform", "firebase", "google ai", "google gemini", "gemini"],
        steps: &[
            step!(Now,
                "Disable the service account key (undoable), or delete the API key (it can be undeleted for 30 days). The key id stands in the JSON file as private_key_id, the account as client_email.",
                "サービスアカウントキーは無効化 (元に戻せる)、API キーは削除 (30 日以内なら復元可能) します。キー ID は JSON ファイルの private_key_id、アカウントは client_email にあります。",
                "https://cloud.google.com/iam/docs/keys-disable-enable",
                "gcloud iam service-accounts keys disable <key id> --iam-account=<account email>" => "https://cloud.google.com/sdk/gcloud/reference/iam/service-accounts/keys/disable",
                "gcloud services api-keys list --project=<project>" => "https://cloud.google.com/sdk/gcloud/reference/services/api-keys/list",
                "gcloud services api-keys delete <key name>" => "https://cloud.google.com/sdk/gcloud/reference/services/api-keys/delete"),
            step!(Minutes30,
                "See what was done with it in the audit logs, and look for machines, keys and accounts that are not yours.",
                "監査ログでその鍵による操作を調べ、身に覚えのないマシン、キー、サービスアカウントがないか確認します。",
                "https://cloud.google.com/iam/docs/service-account-monitoring",
                "gcloud logging read 'protoPayload.authenticationInfo.principalEmail=\"<account email>\"' --freshness=7d --project=<project> --format='table(timestamp,protoPayload.methodName)'" => "https://cloud.google.com/sdk/gcloud/reference/logging/read",
                "gcloud compute instances list --project=<project>" => "https://cloud.google.com/sdk/gcloud/reference/compute/instances/list",
                "gcloud iam service-accounts keys list --iam-account=<account email> --managed-by=user" => "https://cloud.google.com/sdk/gcloud/reference/iam/service-accounts/keys/list"),
            step!(Hour,
                "Look at billing, write to Google Cloud support if something was used, and delete the key for good when nothing needs it.",
                "料金を確認し、不正利用があれば Google Cloud サポートに連絡します。不要になった鍵は完全に削除します。",
                "https://cloud.google.com/docs/security/compromised-credentials",
                "gcloud iam service-accounts keys delete <key id> --iam-account=<account email>" => "https://cloud.google.com/sdk/gcloud/reference/iam/service-accounts/keys/delete"),
            step!(
                Week,
                "Use workload identity federation or attached service accounts instead of keys; restrict API keys to the APIs and sites that need them.",
                "鍵の代わりに Workload Identity 連携や、リソースに付けたサービスアカウントを使います。API キーには利用できる API と呼び出し元の制限を設定します。",
                "https://cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys"
            ),
        ],
    },
    Runbook {
        id: "azure",
        name: text!("Azure", "Azure"),
        also: &[
            "microsoft azure",
            "microsoft",
            "microsoft entra",
            "entra",
            "entra id",
            "azure devops",
            "azure storage",
            "azure openai",
        ],
        steps: &[
            step!(Now,
                "An app's client secret: add a new one, then delete the old one. A storage account key: renew it (key1 or key2, whichever leaked); that also ends every SAS made with it.",
                "アプリのクライアントシークレットは、新しいものを追加してから古いものを削除します。ストレージアカウントキーは漏えいした側 (key1 または key2) を再生成します。そのキーで作った SAS も同時に無効になります。",
                "https://learn.microsoft.com/en-us/entra/identity-platform/howto-create-service-principal-portal",
                "az ad app credential list --id <app id>" => "https://learn.microsoft.com/en-us/cli/azure/ad/app/credential",
                "az ad app credential delete --id <app id> --key-id <key id>" => "https://learn.microsoft.com/en-us/cli/azure/ad/app/credential",
                "az storage account keys renew --resource-group <group> --account-name <account> --key key1" => "https://learn.microsoft.com/en-us/cli/azure/storage/account/keys"),
            step!(Now,
                "An Azure DevOps personal access token: revoke it in the user settings. Keys of other services (Cognitive Services, OpenAI, Cosmos DB, Service Bus): regenerate them at the resource.",
                "Azure DevOps の個人用アクセストークンはユーザー設定から取り消します。その他のサービス (Azure OpenAI、Cosmos DB、Service Bus など) のキーは、各リソースで再生成します。",
                "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
                "az cognitiveservices account keys regenerate --resource-group <group> --name <account> --key-name key1" => "https://learn.microsoft.com/en-us/cli/azure/cognitiveservices/account/keys"),
            step!(Minutes30,
                "Read the activity log and the sign-ins of the service principal; look for resources and role assignments that are not yours.",
                "アクティビティログとサービスプリンシパルのサインインログを確認し、身に覚えのないリソースやロール割り当てを探します。",
                "https://learn.microsoft.com/en-us/entra/identity/monitoring-health/concept-sign-ins",
                "az monitor activity-log list --offset 7d --caller <app id> --output table" => "https://learn.microsoft.com/en-us/cli/azure/monitor/activity-log",
                "az role assignment list --all --output table" => "https://learn.microsoft.com/en-us/cli/azure/role/assignment"),
            step!(
                Week,
                "Use managed identities and workload identity federation; keep what remains in Key Vault.",
                "マネージド ID とワークロード ID フェデレーションに切り替え、残るものは Key Vault に置きます。",
                "https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/overview"
            ),
        ],
    },
    Runbook {
        id: "cloudflare",
        name: text!("Cloudflare", "Cloudflare"),
        also: &["cloudflare r2", "cloudflare workers"],
        steps: &[
            step!(
                Now,
                "Roll or delete the token under My Profile > API Tokens (an account token: Manage Account > API Tokens). The global API key is changed on the same page.",
                "「マイプロフィール」>「API トークン」でトークンをロールまたは削除します (アカウントトークンは「アカウントの管理」>「API トークン」)。Global API Key も同じページで変更します。",
                "https://developers.cloudflare.com/fundamentals/api/how-to/roll-token/"
            ),
            step!(
                Minutes30,
                "Read the audit log for changes of DNS records, workers and firewall rules since the leak.",
                "監査ログで、漏えい以降の DNS レコード、Workers、ファイアウォールルールの変更を確認します。",
                "https://developers.cloudflare.com/fundamentals/account/account-security/review-audit-logs/"
            ),
            step!(
                Week,
                "Give tokens the least permissions, a lifetime and the addresses that may use them.",
                "トークンには必要最小限の権限、有効期限、利用元 IP アドレスの制限を設定します。",
                "https://developers.cloudflare.com/fundamentals/api/how-to/restrict-tokens/"
            ),
        ],
    },
    Runbook {
        id: "digitalocean",
        name: text!("DigitalOcean", "DigitalOcean"),
        also: &["digital ocean"],
        steps: &[
            step!(
                Now,
                "Delete or regenerate the token in the control panel under API > Tokens; Spaces keys stand beside it.",
                "コントロールパネルの「API」>「Tokens」でトークンを削除または再生成します。Spaces のキーも同じ場所にあります。",
                "https://docs.digitalocean.com/reference/api/create-personal-access-token/"
            ),
            step!(Minutes30,
                "Look for droplets, SSH keys and databases that are not yours, and at the team's security history.",
                "身に覚えのない Droplet、SSH キー、データベースがないか、チームのセキュリティ履歴とあわせて確認します。",
                "https://cloud.digitalocean.com/account/security",
                "doctl compute droplet list" => "https://docs.digitalocean.com/reference/doctl/reference/compute/droplet/list/",
                "doctl compute ssh-key list" => "https://docs.digitalocean.com/reference/doctl/reference/compute/ssh-key/list/"),
            step!(
                Week,
                "Make tokens with scopes and an expiry, one for each use.",
                "トークンは用途ごとに分け、スコープと有効期限を付けて発行します。",
                "https://docs.digitalocean.com/reference/api/scopes/"
            ),
        ],
    },
    Runbook {
        id: "heroku",
        name: text!("Heroku", "Heroku"),
        also: &["salesforce heroku"],
        steps: &[
            step!(Now,
                "Revoke the authorization. An account's API key is regenerated in Account settings; that ends every session of it.",
                "認可を取り消します。アカウントの API キーは Account settings で再生成します (既存のセッションはすべて終了します)。",
                "https://devcenter.heroku.com/articles/authentication",
                "heroku authorizations" => "https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-authorizations",
                "heroku authorizations:revoke <id>" => "https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-authorizations-revoke-id"),
            step!(Minutes30,
                "Whoever had it could read every config var: renew the database's and the add-ons' credentials too, and look at releases and collaborators.",
                "config vars はすべて読まれた可能性があります。データベースやアドオンの認証情報も更新し、リリース履歴と共同編集者を確認します。",
                "https://devcenter.heroku.com/articles/heroku-postgresql-credentials",
                "heroku pg:credentials:rotate --app <app>" => "https://devcenter.heroku.com/articles/heroku-cli-commands",
                "heroku releases --app <app>" => "https://devcenter.heroku.com/articles/releases"),
            step!(
                Week,
                "Use authorizations with the smallest scope and an expiry.",
                "最小限のスコープと有効期限を付けた認可を使います。",
                "https://devcenter.heroku.com/articles/oauth#scopes"
            ),
        ],
    },
];
