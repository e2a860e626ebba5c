/*! Chat, payments, mail and models. */

use super::{Runbook, step, text};

pub const RUNBOOKS: &[Runbook] = &[
    Runbook {
        id: "slack",
        name: text!("Slack", "Slack"),
        also: &[],
        steps: &[
            step!(Now,
                "Revoke the token: one call ends it. An incoming webhook is removed in the app's settings; a signing secret is regenerated there.",
                "トークンを取り消します。API 呼び出し 1 回で無効になります。Incoming Webhook は App の設定から削除し、Signing Secret は同じ画面で再生成します。",
                "https://docs.slack.dev/authentication/using-token-rotation",
                "curl -X POST -H 'Authorization: Bearer <token>' https://slack.com/api/auth.revoke" => "https://docs.slack.dev/reference/methods/auth.revoke"),
            step!(Minutes30,
                "Read the access logs (on paid plans; the audit logs on Enterprise): who signed in, from where. What the token itself read is not in them: the scopes of the app tell what it could read.",
                "アクセスログ (有料プラン。Enterprise では監査ログ) で、誰がどこからアクセスしたかを確認します。トークンが何を読み取ったかは記録されないため、App のスコープから読み取れた範囲を判断します。",
                "https://docs.slack.dev/reference/methods/team.accessLogs/",
                "curl -H 'Authorization: Bearer <token with the scope admin>' https://slack.com/api/team.accessLogs" => "https://docs.slack.dev/reference/methods/team.accessLogs/"),
            step!(
                Week,
                "Switch on token rotation, and give the app only the scopes that it needs.",
                "トークンローテーションを有効にし、App のスコープを必要最小限にします。",
                "https://docs.slack.dev/authentication/using-token-rotation"
            ),
        ],
    },
    Runbook {
        id: "stripe",
        name: text!("Stripe", "Stripe"),
        also: &[],
        steps: &[
            step!(
                Now,
                "Rotate the key in the Developers Dashboard under API keys, with the old one expiring now. A webhook signing secret is rolled at its endpoint.",
                "開発者ダッシュボードの「API キー」でキーをローテーションし、古いキーは「今すぐ」失効させます。Webhook の署名シークレットは各エンドポイントでロールします。",
                "https://docs.stripe.com/keys-best-practices"
            ),
            step!(
                Minutes30,
                "Read the request logs of that key: refunds, payouts, customers that were listed.",
                "そのキーのリクエストログで、返金、入金先の変更、顧客情報の取得がないか確認します。",
                "https://docs.stripe.com/development/dashboard/request-logs"
            ),
            step!(
                Hour,
                "Write to Stripe support if something was done; tell your data protection officer if customers' data were read.",
                "不正な操作があれば Stripe サポートに連絡します。顧客データが読まれた場合は個人情報保護の担当者にも報告します。",
                "https://support.stripe.com/contact"
            ),
            step!(
                Week,
                "Use restricted keys, limited to addresses, instead of the secret key.",
                "シークレットキーの代わりに、IP 制限を付けた制限付きキーを使います。",
                "https://docs.stripe.com/keys#limit-access-with-restricted-api-keys"
            ),
        ],
    },
    Runbook {
        id: "openai",
        name: text!("OpenAI", "OpenAI"),
        also: &["open ai", "chatgpt"],
        steps: &[
            step!(
                Now,
                "Delete the key on the API keys page (Settings > API keys; a service account's in its project).",
                "API キーのページ (「Settings」>「API keys」) でキーを削除します。サービスアカウントのキーはプロジェクト側にあります。",
                "https://platform.openai.com/api-keys"
            ),
            step!(
                Minutes30,
                "Look at usage by key and model since the leak (platform.openai.com/usage), lower the project's limits until it is over, and write to OpenAI in the Help Center's chat if something was used.",
                "漏えい以降の使用量をキー別・モデル別に確認し (platform.openai.com/usage)、収束するまでプロジェクトの上限を下げます。不正利用があれば Help Center のチャットから OpenAI に連絡します。",
                "https://help.openai.com/en/articles/8304786-how-can-i-keep-my-openai-accounts-secure"
            ),
            step!(
                Week,
                "One key for each service and project, with permissions and a budget; never in code that a browser or an app carries.",
                "サービスやプロジェクトごとにキーを分け、権限と予算を設定します。ブラウザやアプリに含まれるコードには絶対に入れません。",
                "https://help.openai.com/en/articles/5112595-best-practices-for-api-key-safety"
            ),
        ],
    },
    Runbook {
        id: "anthropic",
        name: text!("Anthropic", "Anthropic"),
        also: &["claude"],
        steps: &[
            step!(
                Now,
                "Disable or delete the key in the Console under Settings > API keys.",
                "Console の「Settings」>「API keys」でキーを無効化または削除します。",
                "https://support.claude.com/en/articles/8384961-what-should-i-do-if-i-suspect-my-api-key-has-been-compromised"
            ),
            step!(
                Minutes30,
                "Look at usage and cost by key since the leak, and lower the workspace's spend limit until it is over.",
                "漏えい以降の使用量と費用をキー別に確認し、収束するまでワークスペースの上限額を下げます。",
                "https://support.claude.com/en/articles/9767949-api-key-best-practices-keeping-your-keys-safe-and-secure"
            ),
            step!(
                Week,
                "One key for each service, in a workspace with a limit; an admin key only where it is needed.",
                "サービスごとにキーを分け、上限を設定したワークスペースに置きます。Admin キーは必要な場所だけで使います。",
                "https://support.claude.com/en/articles/9767949-api-key-best-practices-keeping-your-keys-safe-and-secure"
            ),
        ],
    },
    Runbook {
        id: "sendgrid",
        name: text!("SendGrid", "SendGrid"),
        also: &["twilio sendgrid"],
        steps: &[
            step!(Now,
                "Delete the key: its id is the middle part of the key, between the two dots. Use another key that may manage keys, or Settings > API Keys.",
                "キーを削除します。キー ID は、キーの 2 つのドットに挟まれた中央の部分です。キー管理権限を持つ別のキー、または「Settings」>「API Keys」から操作します。",
                "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
                "curl -X DELETE -H 'Authorization: Bearer <another key>' https://api.sendgrid.com/v3/api_keys/<key id>" => "https://www.twilio.com/docs/sendgrid/api-reference/api-keys/delete-api-keys"),
            step!(
                Minutes30,
                "Look at the activity feed and at statistics for mail that is not yours; pause sending if it goes on.",
                "アクティビティと統計で身に覚えのない送信がないか確認し、続いていれば送信を止めます。",
                "https://www.twilio.com/docs/sendgrid/ui/analytics-and-reporting/email-activity-feed"
            ),
            step!(
                Week,
                "Keys with the permission to send and nothing else, and IP access management.",
                "送信権限だけのキーを使い、IP アクセス管理を設定します。",
                "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/ip-access-management"
            ),
        ],
    },
    Runbook {
        id: "twilio",
        name: text!("Twilio", "Twilio"),
        also: &[],
        steps: &[
            step!(Now,
                "Delete the API key (curl asks for a password: the auth token). The account's auth token: make a secondary one, move your services, promote it; the old one ends.",
                "API キーは削除します (curl のパスワードには Auth Token を入力します)。アカウントの Auth Token は、セカンダリトークンを作成してサービスを切り替え、プライマリに昇格させると古いものが無効になります。",
                "https://www.twilio.com/docs/iam/api-keys/keys-in-console",
                "curl -u <account sid> https://api.twilio.com/2010-04-01/Accounts/<account sid>/Keys.json" => "https://www.twilio.com/docs/iam/api-keys/key-resource-v2010",
                "curl -X DELETE -u <account sid> https://api.twilio.com/2010-04-01/Accounts/<account sid>/Keys/<key sid>.json" => "https://www.twilio.com/docs/iam/api-keys/key-resource-v2010"),
            step!(
                Minutes30,
                "Look at calls and messages to dear destinations, and switch off geographic permissions that you do not need.",
                "高額な宛先への通話や SMS がないか確認し、不要な地域への発信許可を無効にします。",
                "https://www.twilio.com/docs/usage/anti-fraud-developer-guide"
            ),
            step!(
                Week,
                "Use API keys in place of the auth token, and usage triggers that warn of a rising bill.",
                "Auth Token の代わりに API キーを使い、料金の急増を知らせる Usage Trigger を設定します。",
                "https://www.twilio.com/docs/usage/api/usage-trigger"
            ),
        ],
    },
    Runbook {
        id: "discord",
        name: text!("Discord", "Discord"),
        also: &[],
        steps: &[
            step!(Now,
                "A bot's token: Reset Token on its Bot page in the Developer Portal. A webhook deletes itself with one call. A person's token: change the password, which ends every session.",
                "ボットのトークンは Developer Portal の Bot ページにある「Reset Token」で再発行します。Webhook は呼び出し 1 回で削除できます。個人のトークンはパスワードを変更すると全セッションが終了します。",
                "https://discord.com/developers/applications",
                "curl -X DELETE '<webhook address>'" => "https://docs.discord.com/developers/resources/webhook#delete-webhook-with-token"),
            step!(
                Minutes30,
                "Read the audit log of every server that the bot is in.",
                "ボットが参加しているすべてのサーバーの監査ログを確認します。",
                "https://support.discord.com/hc/en-us/articles/360006208152"
            ),
            step!(
                Week,
                "Take the administrator permission from the bot if it can do without.",
                "不要であれば、ボットから管理者権限を外します。",
                "https://docs.discord.com/developers/topics/permissions"
            ),
        ],
    },
    Runbook {
        id: "telegram",
        name: text!("Telegram", "Telegram"),
        also: &["telegram bot"],
        steps: &[
            step!(
                Now,
                "Send /revoke to @BotFather and choose the bot (or /mybots > API Token > Revoke current token): the old token ends and a new one comes. See that the old one answers 401 now.",
                "@BotFather に /revoke を送り、ボットを選びます (/mybots > API Token > Revoke current token でも可)。古いトークンは無効になり、新しいものが発行されます。古いトークンで 401 が返ることを確認します。",
                "https://core.telegram.org/bots/features#generating-an-authentication-token"
            ),
            step!(Minutes5,
                "See whether somebody set a webhook that takes your messages away.",
                "メッセージを横取りする Webhook が設定されていないか確認します。",
                "https://core.telegram.org/bots/api#getwebhookinfo",
                "curl 'https://api.telegram.org/bot<new token>/getWebhookInfo'" => "https://core.telegram.org/bots/api#getwebhookinfo"),
            step!(
                Today,
                "Tell the bot's users if messages may have been read or sent.",
                "メッセージが読まれた、または送信された可能性があれば、利用者に知らせます。",
                "https://core.telegram.org/bots/faq"
            ),
        ],
    },
];
