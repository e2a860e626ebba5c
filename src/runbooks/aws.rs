/*! Amazon Web Services: why all this exists. */

use super::{Runbook, step, text};

const KEYS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";
const KNOWLEDGE: &str = "https://repost.aws/knowledge-center/potential-account-compromise";
/// Where each command of the AWS CLI has its page, `service/command.html`.
macro_rules! cli {
    ($page:literal) => {
        concat!("https://docs.aws.amazon.com/cli/latest/reference/", $page, ".html")
    };
}

/// What was done with the key. Each region keeps its own events; the global services' stand in us-east-1.
const EVENTS: &str = "for r in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text); do\n  \
    echo \"== $r\"\n  \
    aws cloudtrail lookup-events --region \"$r\" \\\n    \
      --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=<key id> \\\n    \
      --query 'Events[].[EventTime,EventSource,EventName,Username]' --output text\n\
    done";

/// Everything that runs and is paid by the hour, in every region that is switched on.
const MACHINES: &str = "for r in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text); do\n  \
    echo \"== $r\"\n  \
    aws ec2 describe-instances --region \"$r\" --output text \\\n    \
      --query 'Reservations[].Instances[].[InstanceId,InstanceType,State.Name,LaunchTime,KeyName]'\n  \
    aws ec2 describe-spot-instance-requests --region \"$r\" --output text \\\n    \
      --query 'SpotInstanceRequests[].[SpotInstanceRequestId,State,CreateTime]'\n  \
    aws ec2 describe-spot-fleet-requests --region \"$r\" --output text \\\n    \
      --query 'SpotFleetRequestConfigs[].[SpotFleetRequestId,SpotFleetRequestState]'\n  \
    aws ec2 describe-fleets --region \"$r\" --output text \\\n    \
      --query 'Fleets[].[FleetId,FleetState,CreateTime]'\n  \
    aws autoscaling describe-auto-scaling-groups --region \"$r\" --output text \\\n    \
      --query 'AutoScalingGroups[].[AutoScalingGroupName,DesiredCapacity,CreatedTime]'\n  \
    aws ecs list-clusters --region \"$r\" --output text --query clusterArns\n  \
    aws eks list-clusters --region \"$r\" --output text --query clusters\n  \
    aws lightsail get-instances --region \"$r\" --output text \\\n    \
      --query 'instances[].[name,createdAt,state.name]' 2>/dev/null\n\
    done";

/// Models that were called in the last two weeks, and what else costs in Bedrock and SageMaker.
const MODELS: &str = "for r in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text); do\n  \
    echo \"== $r\"\n  \
    aws cloudwatch list-metrics --region \"$r\" --output text --namespace AWS/Bedrock \\\n    \
      --metric-name Invocations --query 'Metrics[].Dimensions[].Value'\n  \
    aws bedrock list-provisioned-model-throughputs --region \"$r\" --output text \\\n    \
      --query 'provisionedModelSummaries[].[creationTime,provisionedModelName]' 2>/dev/null\n  \
    aws bedrock list-model-invocation-jobs --region \"$r\" --output text \\\n    \
      --query 'invocationJobSummaries[].[submitTime,jobName,status]' 2>/dev/null\n  \
    aws sagemaker list-notebook-instances --region \"$r\" --output text \\\n    \
      --query 'NotebookInstances[].[CreationTime,NotebookInstanceName]'\n  \
    aws sagemaker list-endpoints --region \"$r\" --output text --query 'Endpoints[].[CreationTime,EndpointName]'\n  \
    aws sagemaker list-training-jobs --region \"$r\" --output text --status-equals InProgress \\\n    \
      --query 'TrainingJobSummaries[].[CreationTime,TrainingJobName]'\n\
    done";

/// What else thieves use.
const SERVICES: &str = "for r in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text); do\n  \
    echo \"== $r\"\n  \
    aws lambda list-functions --region \"$r\" --output text --query 'Functions[].[LastModified,FunctionName]'\n  \
    aws scheduler list-schedules --region \"$r\" --output text --query 'Schedules[].[CreationDate,Name]' 2>/dev/null\n  \
    aws cloudformation list-stacks --region \"$r\" --output text \\\n    \
      --query 'StackSummaries[].[CreationTime,StackName,StackStatus]'\n  \
    aws codebuild list-projects --region \"$r\" --output text --query projects\n  \
    aws ec2 describe-security-groups --region \"$r\" --output text \\\n    \
      --filters Name=ip-permission.cidr,Values=0.0.0.0/0 --query 'SecurityGroups[].[GroupId,GroupName]'\n  \
    aws ec2 describe-key-pairs --region \"$r\" --output text --query 'KeyPairs[].[CreateTime,KeyName]'\n  \
    aws rolesanywhere list-trust-anchors --region \"$r\" --output text \\\n    \
      --query 'trustAnchors[].[createdAt,name]' 2>/dev/null\n  \
    aws sesv2 list-email-identities --region \"$r\" --output text \\\n    \
      --query 'EmailIdentities[].IdentityName' 2>/dev/null\n  \
    aws workmail list-organizations --region \"$r\" --output text \\\n    \
      --query 'OrganizationSummaries[].[Alias,State]' 2>/dev/null\n  \
    aws service-quotas list-requested-service-quota-change-history --region \"$r\" --output text \\\n    \
      --query 'RequestedQuotas[].[Created,ServiceCode,QuotaName,DesiredValue]'\n\
    done";

/// Buckets that the world can read, and those whose files will be deleted soon.
const BUCKETS: &str = "for b in $(aws s3api list-buckets --query 'Buckets[].Name' --output text); do\n  \
    echo \"== $b\"\n  \
    aws s3api get-bucket-policy-status --bucket \"$b\" --output text --query PolicyStatus.IsPublic 2>/dev/null\n  \
    aws s3api get-bucket-lifecycle-configuration --bucket \"$b\" --query 'Rules[].[ID,Status,Expiration]' 2>/dev/null\n\
    done";

/// Keys of KMS that somebody has scheduled for deletion.
const ENCRYPTION_KEYS: &str = "for r in $(aws ec2 describe-regions --query 'Regions[].RegionName' --output text); do\n  \
    echo \"== $r\"\n  \
    for k in $(aws kms list-keys --region \"$r\" --query 'Keys[].KeyId' --output text); do\n    \
      aws kms describe-key --region \"$r\" --key-id \"$k\" --output text \\\n      \
        --query 'KeyMetadata.[KeyState,DeletionDate,KeyId]' | grep PendingDeletion\n  \
    done\n\
    done";

/// Every key of every user, the newest last.
const ACCESS_KEYS: &str = "for u in $(aws iam list-users --query 'Users[].UserName' --output text); do\n  \
    aws iam list-access-keys --user-name \"$u\" --output text \\\n    \
      --query 'AccessKeyMetadata[].[CreateDate,UserName,AccessKeyId,Status]'\n\
    done | sort";

/// Refuses every session that began before now; the policy of the console's "Revoke active sessions".
const OLDER_SESSIONS: &str = "echo '{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\n  \
    \"Condition\":{\"DateLessThan\":{\"aws:TokenIssueTime\":\"<now, as 2006-01-02T15:04:05Z>\"}}}}' \\\n  \
    > older-sessions.json\n\
    aws iam put-user-policy --user-name <user> --policy-name RevokeOlderSessions \\\n  \
    --policy-document file://older-sessions.json";

/// A mail when a month costs more than it should.
const BUDGET: &str = "aws budgets create-budget --account-id <account id> \\\n  \
    --budget '{\"BudgetName\":\"month\",\"TimeUnit\":\"MONTHLY\",\"BudgetType\":\"COST\",\n    \
      \"BudgetLimit\":{\"Amount\":\"<dollars>\",\"Unit\":\"USD\"}}' \\\n  \
    --notifications-with-subscribers '[{\"Notification\":{\"NotificationType\":\"ACTUAL\",\n    \
      \"ComparisonOperator\":\"GREATER_THAN\",\"Threshold\":80},\n    \
      \"Subscribers\":[{\"SubscriptionType\":\"EMAIL\",\"Address\":\"<mail>\"}]}]'";

/// A mail when a service costs more than it used to.
const ANOMALIES: &str = "aws ce create-anomaly-subscription --anomaly-subscription \\\n  \
    '{\"SubscriptionName\":\"mail\",\"Frequency\":\"DAILY\",\"MonitorArnList\":[\"<arn of the monitor>\"],\n    \
      \"Subscribers\":[{\"Type\":\"EMAIL\",\"Address\":\"<mail>\"}],\n    \
      \"ThresholdExpression\":{\"Dimensions\":{\"Key\":\"ANOMALY_TOTAL_IMPACT_ABSOLUTE\",\n      \
        \"MatchOptions\":[\"GREATER_THAN_OR_EQUAL\"],\"Values\":[\"<dollars>\"]}}}'";

/// What to write to AWS.
const CASE: &str = "Subject: Compromised access key in account <account id>\n\
    An access key of this account leaked on <date and time, UTC>, through <where>.\n\
    Key id: <key id> of user <user>. It is inactive since <date and time, UTC>.\n\
    Used without authorization: <services and regions>, from <first> to <last event>.\n\
    Removed: <instance ids, spot requests, users, keys, roles>, all regions checked.\n\
    Secured: root has a new password and MFA, and no access keys.\n\
    Please review the charges that this caused since <date> for an adjustment.";

pub const RUNBOOKS: &[Runbook] = &[Runbook {
    id: "aws",
    name: text!("AWS", "AWS"),
    also: &["amazon web services", "amazon", "amazon bedrock", "aws bedrock", "amazon aws"],
    steps: &[
        step!(Now,
            "Find out whose key it is, with another administrator's credentials and not with the leaked key. The first command says who you are, the second the key's account, the third its user.",
            "誰のキーかを調べます。操作には漏えいしたキーではなく、別の管理者の認証情報を使ってください。1 つ目のコマンドで自分が誰か、2 つ目でキーのアカウント、3 つ目でユーザーが分かります。",
            KEYS,
            "aws sts get-caller-identity" => cli!("sts/get-caller-identity"),
            "aws sts get-access-key-info --access-key-id <key id>" => cli!("sts/get-access-key-info"),
            "aws iam get-access-key-last-used --access-key-id <key id>" => cli!("iam/get-access-key-last-used")),
        step!(Now,
            "Deactivate the key. Deactivating can be undone, deleting cannot, so do not wait to find out what uses it. The user may have a second key: list them.",
            "キーを無効化します。無効化は元に戻せますが削除は戻せないため、利用箇所の調査を待つ必要はありません。同じユーザーに 2 つ目のキーがないかも確認します。",
            KEYS,
            "aws iam update-access-key --status Inactive --access-key-id <key id> --user-name <user>" => cli!("iam/update-access-key"),
            "aws iam list-access-keys --user-name <user>" => cli!("iam/list-access-keys")),
        step!(Now,
            "A root key (the user is <root_account>): sign in as root and deactivate it under Security credentials. A Bedrock API key (it has a user of its own, BedrockAPIKey-...): deactivate the service-specific credential. A session token (its key id begins with ASIA) cannot be deactivated: revoke the role's active sessions.",
            "ルートユーザーのキー (ユーザー名が <root_account>) の場合は、ルートでサインインし「セキュリティ認証情報」から無効化します。Bedrock API キー (専用ユーザー BedrockAPIKey-... に属します) の場合は、サービス固有の認証情報を無効化します。セッショントークン (キー ID が ASIA で始まる) は無効化できないため、ロールのアクティブなセッションを取り消します。",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
            "aws iam list-service-specific-credentials --user-name <user>" => cli!("iam/list-service-specific-credentials"),
            "aws iam update-service-specific-credential --status Inactive --service-specific-credential-id <id> --user-name <user>" => cli!("iam/update-service-specific-credential")),
        step!(Minutes5,
            "Sessions made with the key (GetSessionToken, GetFederationToken) outlive it, up to 36 hours. Deny the user everything until you know more. If something must go on under this user, deny only the sessions from before now. If AWS has attached a policy whose name begins with AWSCompromisedKeyQuarantine, leave it there.",
            "キーから作られたセッション (GetSessionToken、GetFederationToken) は、キーを無効化しても最長 36 時間有効です。状況が分かるまで、ユーザーの全操作を拒否してください。このユーザーで動かし続けるものがある場合は、現時点より前のセッションだけを拒否します。AWS が AWSCompromisedKeyQuarantine で始まる名前のポリシーを付けている場合は、外さないでください。",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html",
            "aws iam attach-user-policy --policy-arn arn:aws:iam::aws:policy/AWSDenyAll --user-name <user>" => cli!("iam/attach-user-policy"),
            OLDER_SESSIONS => cli!("iam/put-user-policy")),
        step!(Minutes5,
            "See what was done with the key. CloudTrail keeps 90 days of management events without any set-up, region by region; actions of IAM itself stand in us-east-1, calls of Bedrock's models (InvokeModel, Converse) where they were made. Reads of single files in S3 are not among them.",
            "そのキーで何が行われたかを調べます。CloudTrail は設定なしで 90 日分の管理イベントをリージョンごとに保持しています。IAM への操作は us-east-1 に、Bedrock のモデル呼び出し (InvokeModel、Converse) は呼び出されたリージョンに記録されます。S3 の個々のファイルの読み取りは含まれません。",
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-cli.html",
            EVENTS => cli!("cloudtrail/lookup-events")),
        step!(Minutes5,
            "AssumeRole among the events: the role's session goes on, up to 12 hours, whatever happens to the user. Refuse the role's older sessions with the same file. CreateUser, CreateAccessKey, CreateLoginProfile or GetSessionToken: look the new key up in the same way, and deactivate it first.",
            "イベントに AssumeRole があれば、ユーザーを止めてもロールのセッションは最長 12 時間続きます。同じファイルを使い、ロールの古いセッションも拒否してください。CreateUser、CreateAccessKey、CreateLoginProfile、GetSessionToken があれば、作られたキーを先に無効化し、同じ方法で操作を調べます。",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
            "aws iam put-role-policy --role-name <role> --policy-name RevokeOlderSessions --policy-document file://older-sessions.json" => cli!("iam/put-role-policy")),
        step!(Minutes30,
            "Look for machines in EVERY region, also in those that you never use: that is where the miners go. The list of regions holds all that are switched on, also those that somebody switched on for you. Instances, spot requests, fleets, scaling groups that would start them again, containers, Lightsail.",
            "普段使わないリージョンも含め、すべてのリージョンでマシンを探します (採掘に使われるのはそうしたリージョンです)。この一覧には、第三者が勝手に有効化したリージョンも含まれます。インスタンス、スポットリクエスト、フリート、停止しても再起動させる Auto Scaling グループ、コンテナ、Lightsail を確認します。",
            KNOWLEDGE,
            MACHINES => cli!("ec2/describe-regions")),
        step!(Minutes30,
            "Stop what is not yours. First what starts machines again: spot requests, fleets, scaling groups; then the instances. Keep one volume as a snapshot if you will need evidence. A machine that resists has termination protection.",
            "身に覚えのないものを止めます。先にマシンを再起動させるもの (スポットリクエスト、フリート、Auto Scaling グループ)、次にインスタンスの順です。証拠が必要ならボリュームのスナップショットを 1 つ残します。終了できない場合は終了保護が設定されています。",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/terminating-instances.html",
            "aws ec2 create-snapshot --region <region> --volume-id <id>" => cli!("ec2/create-snapshot"),
            "aws ec2 cancel-spot-instance-requests --region <region> --spot-instance-request-ids <id>" => cli!("ec2/cancel-spot-instance-requests"),
            "aws ec2 cancel-spot-fleet-requests --region <region> --terminate-instances --spot-fleet-request-ids <id>" => cli!("ec2/cancel-spot-fleet-requests"),
            "aws ecs update-service --region <region> --desired-count 0 --cluster <cluster> --service <name>" => cli!("ecs/update-service"),
            "aws eks delete-nodegroup --region <region> --cluster-name <cluster> --nodegroup-name <name>" => cli!("eks/delete-nodegroup"),
            "aws lightsail delete-instance --region <region> --instance-name <name>" => cli!("lightsail/delete-instance"),
            "aws autoscaling delete-auto-scaling-group --region <region> --force-delete --auto-scaling-group-name <name>" => cli!("autoscaling/delete-auto-scaling-group"),
            "aws ec2 modify-instance-attribute --region <region> --no-disable-api-termination --instance-id <id>" => cli!("ec2/modify-instance-attribute"),
            "aws ec2 terminate-instances --region <region> --instance-ids <id>" => cli!("ec2/terminate-instances")),
        step!(Minutes30,
            "Look at the models: since 2024 stolen keys are used for Bedrock more than for anything else, and a day of it can cost tens of thousands of dollars. The list of metrics shows every model that was called in the last two weeks. What is provisioned is paid by the hour until it is deleted.",
            "モデルの利用を確認します。2024 年以降、盗まれたキーの用途で目立つのは Bedrock で、1 日で数万ドルになることもあります。メトリクスの一覧には、直近 2 週間に呼び出されたモデルがすべて出ます。プロビジョニングされたものは、削除するまで時間単位で課金されます。",
            "https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html",
            MODELS => cli!("cloudwatch/list-metrics"),
            "aws bedrock delete-provisioned-model-throughput --region <region> --provisioned-model-id <id>" => cli!("bedrock/delete-provisioned-model-throughput"),
            "aws bedrock stop-model-invocation-job --region <region> --job-identifier <id>" => cli!("bedrock/stop-model-invocation-job"),
            "aws sagemaker delete-endpoint --region <region> --endpoint-name <name>" => cli!("sagemaker/delete-endpoint"),
            "aws sagemaker stop-notebook-instance --region <region> --notebook-instance-name <name>" => cli!("sagemaker/stop-notebook-instance")),
        step!(Minutes30,
            "Look for back doors in IAM: users, passwords, keys, roles that other accounts may assume, policies and identity providers made since the leak. Delete those that are not yours, and renew every other key that the leaked one could have read.",
            "IAM に裏口が作られていないか確認します。漏えい以降に作られたユーザー、パスワード、キー、ほかのアカウントから引き受け可能なロール、ポリシー、ID プロバイダーを調べます。不審なものは削除し、漏えいしたキーから読み取れた可能性のあるほかのキーもすべて更新します。",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
            "aws iam generate-credential-report && sleep 5 && aws iam get-credential-report --query Content --output text | base64 --decode" => cli!("iam/get-credential-report"),
            "aws iam list-users --query 'Users[].[CreateDate,UserName]' --output text | sort" => cli!("iam/list-users"),
            ACCESS_KEYS => cli!("iam/list-access-keys"),
            "aws iam list-service-specific-credentials --all-users" => cli!("iam/list-service-specific-credentials"),
            "aws iam list-roles --query 'Roles[].[CreateDate,RoleName]' --output text | sort" => cli!("iam/list-roles"),
            "aws iam list-roles --query 'Roles[].[RoleName,AssumeRolePolicyDocument.Statement[].Principal.AWS]'" => cli!("iam/list-roles"),
            "aws iam list-policies --scope Local --query 'Policies[].[CreateDate,PolicyName]' --output text | sort" => cli!("iam/list-policies"),
            "aws iam list-open-id-connect-providers; aws iam list-saml-providers" => cli!("iam/list-saml-providers"),
            "aws sso-admin list-instances --query 'Instances[].[CreatedDate,InstanceArn]' --output text" => cli!("sso-admin/list-instances"),
            "aws iam delete-login-profile --user-name <user>" => cli!("iam/delete-login-profile")),
        step!(
            Hour,
            "Bring back what stopped working: it gets a role, or a key of a new user that may do only what it needs. The old user stays denied.",
            "止まったものを復旧します。ロールを付けるか、必要な権限だけを持つ新しいユーザーのキーに切り替えます。元のユーザーは拒否したままにします。",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"
        ),
        step!(Hour,
            "Look at the other services that thieves use: functions and schedules that keep a way in, stacks and builds that make all of it again, open doors in security groups and key pairs, trust in foreign certificates, SES and WorkMail for spam, and requests for higher quotas that would make the next bill larger.",
            "攻撃者がよく使うほかのサービスを確認します。侵入口を残す関数やスケジュール、すべてを作り直すスタックやビルド、開いたセキュリティグループとキーペア、外部の証明書への信頼設定、迷惑メールに使われる SES と WorkMail、次の被害を大きくするクォータの引き上げ申請です。",
            KNOWLEDGE,
            SERVICES => cli!("lambda/list-functions"),
            "aws route53domains list-domains --region us-east-1 --query 'Domains[].[DomainName,TransferLock,Expiry]' --output text" => cli!("route53domains/list-domains"),
            "aws organizations list-accounts --query 'Accounts[].[JoinedTimestamp,Id,Name]' --output text" => cli!("organizations/list-accounts"),
            "aws organizations list-handshakes-for-account --query 'Handshakes[].[Action,State,RequestedTimestamp]' --output text" => cli!("organizations/list-handshakes-for-account")),
        step!(Hour,
            "Look at what the key could read, change or hold to ransom. A bucket that became public; a lifecycle rule that deletes everything in days, as a ransom note says; KMS keys that will be deleted. A deletion can be taken back until its day comes.",
            "キーで読み取り、変更、人質化ができたデータを確認します。公開されたバケット、数日で全削除するライフサイクルルール (身代金要求の手口)、削除予約された KMS キーがないか調べます。削除予約は期日まで取り消せます。",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
            BUCKETS => cli!("s3api/get-bucket-policy-status"),
            "aws s3control put-public-access-block --account-id <account id> --public-access-block-configuration \\\n  BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true" => cli!("s3control/put-public-access-block"),
            "aws s3api delete-bucket-lifecycle --bucket <bucket>" => cli!("s3api/delete-bucket-lifecycle"),
            ENCRYPTION_KEYS => cli!("kms/describe-key"),
            "aws kms cancel-key-deletion --region <region> --key-id <id>" => cli!("kms/cancel-key-deletion")),
        step!(Hour,
            "Look at the bill by day and service: it also shows what the lists above missed. It lags by up to a day, so look again tomorrow.",
            "日別・サービス別の料金を確認します。上の一覧で見落としたものもここに現れます。反映は最大 1 日遅れるため、明日もう一度確認してください。",
            "https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html",
            "aws ce get-cost-and-usage --time-period Start=<yyyy-mm-dd>,End=<yyyy-mm-dd> --granularity DAILY --metrics UnblendedCost --group-by Type=DIMENSION,Key=SERVICE" => cli!("ce/get-cost-and-usage")),
        step!(Hour,
            "Open a support case in the console (Account and billing; it needs no support plan), with the text below; never write the secret. If AWS has opened one about the key, answer that one. Answer every mail in the case: credit is given after you have cleaned up.",
            "コンソールでサポートケースを作成し (「アカウントおよび請求」。有料プランは不要です)、次の内容を書きます (日本語でもかまいません)。シークレットは絶対に書かないでください。AWS からキーについてのケースが届いている場合は、そちらに返信します。ケースへの返信には必ず答えてください。返金や調整は、後始末が済んでから検討されます。",
            "https://docs.aws.amazon.com/awssupport/latest/user/case-management.html",
            CASE => "https://docs.aws.amazon.com/awssupport/latest/user/case-management.html"),
        step!(Today,
            "Secure the root user: a new password, MFA, no access keys, the right mail address and telephone number. The command shows whether root has MFA (1) and keys (0 is right). MFA for every other person too.",
            "ルートユーザーを保護します。パスワードの変更、MFA の設定、アクセスキーの削除、メールアドレスと電話番号の確認を行います。コマンドはルートの MFA の有無 (1 が正常) とキーの有無 (0 が正常) を表示します。ほかの全員にも MFA を設定します。",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html",
            "aws iam get-account-summary --query 'SummaryMap.[AccountMFAEnabled,AccountAccessKeysPresent]' --output text" => cli!("iam/get-account-summary")),
        step!(Today,
            "Set a budget with an alarm and switch on cost anomaly detection (a monitor, which newer accounts have already, and a subscription, without which it sends nothing), so that the next one is a mail after a day and not a bill after a month. Switch on GuardDuty in the regions that you use, and a CloudTrail trail for all regions.",
            "予算アラートとコスト異常検出 (モニターは新しいアカウントには最初からあります。通知にはサブスクリプションが必要です) を設定します。次に何か起きても、1 か月後の請求書ではなく翌日のメールで気づけます。利用中のリージョンの GuardDuty と、全リージョン対象の CloudTrail 証跡も有効にします。",
            "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create.html",
            BUDGET => cli!("budgets/create-budget"),
            "aws ce create-anomaly-monitor --anomaly-monitor '{\"MonitorName\":\"services\",\"MonitorType\":\"DIMENSIONAL\",\"MonitorDimension\":\"SERVICE\"}'" => cli!("ce/create-anomaly-monitor"),
            ANOMALIES => cli!("ce/create-anomaly-subscription"),
            "aws guardduty create-detector --enable --region <region>" => cli!("guardduty/create-detector"),
            "aws cloudtrail describe-trails --query 'trailList[].[Name,IsMultiRegionTrail]' --output text" => cli!("cloudtrail/describe-trails")),
        step!(Today,
            "When nothing uses the key any more, delete it.",
            "そのキーを使うものがなくなったら、削除します。",
            KEYS,
            "aws iam delete-access-key --access-key-id <key id> --user-name <user>" => cli!("iam/delete-access-key")),
        step!(Week,
            "Keep keys out of code, best first: people sign in with IAM Identity Center (short-lived credentials, nothing to leak); machines on AWS have roles; CI has a role by OpenID Connect; anything else reads a secrets manager; only then an environment variable from a file that git ignores.",
            "キーをコードに書かない仕組みにします。優先順に、(1) 人は IAM Identity Center でサインインする (短期の認証情報なので漏れるものがない)、(2) AWS 上のマシンにはロールを付ける、(3) CI は OpenID Connect でロールを引き受ける、(4) それ以外はシークレット管理サービスから読む、(5) 最後の手段として git が無視するファイルから環境変数で渡す。",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
            "aws configure sso" => "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html",
            "aws secretsmanager get-secret-value --secret-id <name> --query SecretString --output text" => cli!("secretsmanager/get-secret-value")),
    ],
}];
