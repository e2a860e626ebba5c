/*! Infrastructure: what builds, connects and guards machines, and who may log in to them. */

use super::named::{NAMED, named};
use super::shape::{issued, made_up, tokens};
use crate::detect::rule::{DEFAULTS, Edges, Kind, Reach, Revoke, Risk, Rule, Verdict};
use crate::detect::verify::json64;
use crate::detect::{Candidate, Proof};

const TAILSCALE: &str = "https://tailscale.com/kb/1101/api";
const TAILSCALE_KEYS: &str = "https://login.tailscale.com/admin/settings/keys";
const KUBERNETES: &str = "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/";
const KUBECONFIG: &str = "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/";
const AUTHRESS: &str = "https://authress.io/knowledge-base/docs/authorization/service-clients";

const INFRA: Rule = Rule { kind: Kind::AccessToken, risk: Risk::Infrastructure, ..DEFAULTS };

pub const RULES: &[Rule] = &[
    Rule {
        id: "terraform-api-token",
        provider: "HCP Terraform",
        title: "HCP Terraform (Terraform Cloud) API token",
        literals: &[".atlasv1."],
        reach: Reach::Around(14, 90),
        pattern: "[0-9A-Za-z]{14}[.]atlasv1[.][0-9A-Za-z_=-]{60,70}",
        verify: issued,
        revoke: Revoke { page: "https://app.terraform.io/app/settings/tokens", command: "terraform logout" },
        docs: "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
        examples: &[
            "[0-9A-Za-z]{14}[.]atlasv1[.][0-9A-Za-z]{67}",
            "credentials \"app[.]terraform[.]io\" [{] token = \"[0-9A-Za-z]{14}[.]atlasv1[.][0-9A-Za-z]{67}\" [}]",
        ],
        near_misses: &["[0-9A-Za-z]{14}[.]atlasv1[.][0-9A-Za-z]{20}", "x{14}[.]atlasv1[.]x{67}"],
        ..INFRA
    },
    Rule {
        id: "tailscale-key",
        provider: "Tailscale",
        title: "Tailscale key",
        literals: &["tskey-"],
        pattern: "tskey-(?:(?:api|auth|client|scim|webhook)-)?[0-9A-Za-z_]{8,24}-[0-9A-Za-z_-]{18,140}",
        verify: issued,
        revoke: Revoke { page: TAILSCALE_KEYS, command: "" },
        docs: TAILSCALE,
        examples: &[
            "tskey-auth-k[0-9A-Za-z]{11}CNTRL-[0-9A-Za-z]{32}",
            "TAILSCALE_API_KEY=tskey-api-k[0-9A-Za-z]{11}CNTRL-[0-9A-Za-z]{32}",
        ],
        near_misses: &["xtskey-api-[0-9A-Za-z]{12}-[0-9A-Za-z]{24}", "tskey-foo", "tskey-api-short"],
        ..INFRA
    },
    Rule {
        id: "kubernetes-service-account-token",
        provider: "Kubernetes",
        title: "Kubernetes service account token",
        kind: Kind::ServiceAccount,
        literals: &["eyJhbGciOiJSUzI1NiIsImtpZCI6I"],
        pattern: "eyJhbGciOiJSUzI1NiIsImtpZCI6I[0-9A-Za-z_-]{4,120}[.]eyJ[0-9A-Za-z_-]{60,}[.][0-9A-Za-z_-]{100,}",
        verify: service_account,
        revoke: Revoke { page: KUBERNETES, command: "kubectl delete secret <token secret> -n <namespace>" },
        docs: KUBERNETES,
        examples: &[concat!(
            "eyJhbGciOiJSUzI1NiIsImtpZCI6ImFiYyJ9[.]",
            "eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50Iiwic3ViIjoic3lzdGVtOnNlcnZpY2VhY2NvdW50OmRlZmF1bHQ6YXBwIn0",
            "[.][0-9A-Za-z_-]{342}"
        )],
        near_misses: &["eyJhbGciOiJSUzI1NiIsImtpZCI6I[0-9A-Z]{40}[.]eyJ[0-9A-Z]{100}[.][0-9A-Za-z_-]{342}"],
        ..INFRA
    },
    Rule {
        id: "kubeconfig-client-key",
        provider: "Kubernetes",
        title: "client key in a kubeconfig",
        kind: Kind::PrivateKey,
        literals: &["client-key-data"],
        pattern: r#"client-key-data["']?\s{0,4}:\s{0,4}["']?(LS0tLS1CRUdJTi[0-9A-Za-z+/]{60,}={0,2})"#,
        edges: Edges::OpenStart,
        verify: client_key,
        revoke: Revoke { page: KUBECONFIG, command: "kubectl config delete-user <name>" },
        docs: KUBECONFIG,
        examples: &["    client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUl[0-9A-Za-z]{401}"],
        near_misses: &["client-key-data: DATA[+]OMITTED", "client-key-data: LS0tLS1CRUdJTiBD[0-9A-Z]{80}"],
        ..INFRA
    },
    Rule {
        id: "kubeconfig-user-token",
        provider: "Kubernetes",
        title: "user token in a kubeconfig",
        literals: &["kind: Config"],
        reach: Reach::Near(4000, 8000),
        pattern: r"\n[ \t]{2,12}token:[ \t]{1,4}([0-9A-Za-z_.:-]{20,})",
        edges: Edges::Closed,
        verify: issued,
        revoke: Revoke { page: KUBECONFIG, command: "kubectl config delete-user <name>" },
        docs: KUBECONFIG,
        examples: &["apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user:\n    token: [0-9A-Za-z]{54}\n"],
        near_misses: &[
            "kind: Config\nusers:\n- user:\n    token: <bearer token>\n",
            "kind: ConfigMap\ndata:\n  name: [0-9A-Za-z]{54}\n",
        ],
        ..INFRA
    },
    Rule {
        id: "kubeadm-bootstrap-token",
        provider: "Kubernetes",
        title: "kubeadm bootstrap token",
        literals: &["kubeadm", "bootstrap-token", "bootstrap_token", "bootstraptoken"],
        ignore_case: true,
        reach: Reach::After(160),
        pattern: "[0-9a-z]{6}[.][0-9a-z]{16}",
        verify: bootstrap,
        revoke: Revoke {
            page: "https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/",
            command: "kubeadm token delete <token id>",
        },
        docs: "https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/",
        examples: &["kubeadm join 10[.]0[.]0[.]1:6443 --token [0-9a-f]{6}[.][0-9a-f]{15}7"],
        near_misses: &["kubeadm join --token abcdef[.]0123456789abcdef", "kubeadm [a-z]{6}[.][a-z]{16}"],
        ..INFRA
    },
    Rule {
        id: "docker-swarm-join-token",
        provider: "Docker",
        title: "Docker Swarm join token",
        literals: &["SWMTKN-1-"],
        pattern: "SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}",
        verify: issued,
        revoke: Revoke {
            page: "https://docs.docker.com/reference/cli/docker/swarm/join-token/",
            command: "docker swarm join-token --rotate worker",
        },
        docs: "https://docs.docker.com/reference/cli/docker/swarm/join-token/",
        examples: &["docker swarm join --token SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25} 10[.]0[.]0[.]1:2377"],
        near_misses: &["SWMTKN-1-[0-9a-z]{20}"],
        ..INFRA
    },
    Rule {
        id: "docker-swarm-unlock-key",
        provider: "Docker",
        title: "Docker Swarm unlock key",
        kind: Kind::EncryptionKey,
        literals: &["SWMKEY-1-"],
        pattern: "SWMKEY-1-[0-9A-Za-z+/]{43}",
        verify: issued,
        revoke: Revoke {
            page: "https://docs.docker.com/engine/swarm/swarm_manager_locking/",
            command: "docker swarm unlock-key --rotate",
        },
        docs: "https://docs.docker.com/engine/swarm/swarm_manager_locking/",
        examples: &["SWMKEY-1-[0-9A-Za-z+/]{43}"],
        near_misses: &["SWMKEY-1-[0-9A-Za-z]{20}"],
        ..INFRA
    },
    Rule {
        id: "openshift-token",
        provider: "OpenShift",
        title: "OpenShift OAuth token",
        literals: &["sha256~"],
        pattern: "sha256~[0-9A-Za-z_-]{43}",
        verify: openshift,
        revoke: Revoke {
            page: "https://docs.redhat.com/en/documentation/openshift_container_platform/",
            command: "oc delete useroauthaccesstoken <name>",
        },
        docs: "https://docs.redhat.com/en/documentation/openshift_container_platform/",
        examples: &["oc login --token=sha256~[0-9A-Za-z_-]{42}[AEIMQUYcgkosw048]"],
        near_misses: &["sha256~[0-9A-Za-z]{20}", "sha256~x{43}"],
        ..INFRA
    },
    Rule {
        id: "okta-api-token",
        provider: "Okta",
        title: "Okta API token",
        literals: &["okta", "ssws"],
        ignore_case: true,
        reach: Reach::After(160),
        pattern: "00[0-9A-Za-z_-]{40}",
        verify: super::named::by_name,
        risk: Risk::Identity,
        revoke: Revoke { page: "https://developer.okta.com/docs/guides/create-an-api-token/main/", command: "" },
        docs: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
        examples: &[
            "okta_api_token: 00[0-9A-Za-z_-]{39}Q",
            "Authorization: SSWS token 00[0-9A-Za-z_-]{39}Q",
            "variable \"corp_okta_api_token\" [{]\n  default = \"00[0-9A-Za-z_-]{39}Q\"\n[}]",
        ],
        near_misses: &["oktaKey = 0{35}TUVWXYZ", "rookTable = 00[0-9A-Za-z]{40}"],
        ..INFRA
    },
    Rule {
        id: "proxmox-api-token",
        provider: "Proxmox",
        title: "Proxmox VE API token",
        literals: &["PVEAPIToken="],
        pattern: "PVEAPIToken=[0-9A-Za-z_.@-]{3,60}![0-9A-Za-z_.-]{1,60}[=:]([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
        verify: issued,
        revoke: Revoke {
            page: "https://pve.proxmox.com/wiki/User_Management#pveum_tokens",
            command: "pveum user token remove <user> <token id>",
        },
        docs: "https://pve.proxmox.com/wiki/Proxmox_VE_API#API_Tokens",
        examples: &[
            "Authorization: PVEAPIToken=root@pam!ci=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}",
        ],
        near_misses: &["PVEAPIToken=user@pam!name=<uuid>"],
        ..INFRA
    },
    Rule {
        id: "rancher-token",
        provider: "Rancher",
        title: "Rancher API bearer token",
        literals: &["token-"],
        pattern: "token-[0-9a-z]{5}:[0-9a-z]{54}",
        verify: issued,
        revoke: Revoke {
            page: "https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys",
            command: "",
        },
        docs: "https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys",
        examples: &["token-[0-9a-z]{5}:[0-9a-z]{54}"],
        near_misses: &["token-[0-9a-z]{5}"],
        ..INFRA
    },
    Rule {
        id: "truenas-api-key",
        provider: "TrueNAS",
        title: "TrueNAS API key",
        kind: Kind::ApiKey,
        literals: &["auth.login_with_api_key", "api/v2.0/", "truenas", "TrueNAS", "TRUENAS"],
        reach: Reach::Near(0, 240),
        pattern: r#"["' =:]([0-9]{1,3}-[0-9A-Za-z]{64})"#,
        verify: issued,
        revoke: Revoke { page: "https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/", command: "" },
        docs: "https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/",
        examples: &[
            "\"method\":\"auth[.]login_with_api_key\", \"params\":\\[\"8-[0-9A-Za-z]{64}\"\\]",
            "curl http://nas/api/v2[.]0/device -H \"Authorization: Bearer 9-[0-9A-Za-z]{64}\"",
        ],
        near_misses: &["truenas \"8-[0-9A-Za-z]{20}\""],
        ..INFRA
    },
];

pub const TOKENS: &[Rule] = tokens! {
    "pulumi-access-token", "Pulumi", "Pulumi access token", AccessToken, Infrastructure, "pul-", "[0-9a-f]{40}", "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/", "https://app.pulumi.com/account/tokens";
    "defined-networking-key", "Defined Networking", "Defined Networking API key", ApiKey, Infrastructure, "dnkey-", "[0-9A-Za-z_=-]{26}-[0-9A-Za-z_=-]{52}", "https://docs.defined.net/guides/automating-host-creation/", "https://admin.defined.net/settings/api-keys";
    "netbird-token", "NetBird", "NetBird personal access token", PersonalAccessToken, Infrastructure, "nbp_", "[0-9A-Za-z]{36}", "https://docs.netbird.io/how-to/access-netbird-public-api", "https://app.netbird.io/";
    "portainer-token", "Portainer", "Portainer access token", AccessToken, Infrastructure, "ptr_", "[0-9A-Za-z+/_-]{37,44}=?", "https://docs.portainer.io/api/access", "https://docs.portainer.io/api/access";
    "jumpcloud-api-key", "JumpCloud", "JumpCloud API key", ApiKey, Identity, "jca_", "[0-9A-Za-z]{36}", "https://jumpcloud.com/support/jumpcloud-apis", "https://console.jumpcloud.com/";
    "authress-sc-key", "Authress", "Authress service client access key", ApiKey, Identity, "sc_", "[0-9a-z]{5,30}[.][0-9a-z]{4,6}[.]acc[_-][0-9a-z-]{10,32}[.][0-9A-Za-z+/_=-]{30,120}", AUTHRESS, AUTHRESS;
    "authress-ext-key", "Authress", "Authress extension access key", ApiKey, Identity, "ext_", "[0-9a-z]{5,30}[.][0-9a-z]{4,6}[.]acc[_-][0-9a-z-]{10,32}[.][0-9A-Za-z+/_=-]{30,120}", AUTHRESS, AUTHRESS;
    "authress-scauth-key", "Authress", "Authress service client authentication key", ApiKey, Identity, "scauth_", "[0-9a-z]{5,30}[.][0-9a-z]{4,6}[.]acc[_-][0-9a-z-]{10,32}[.][0-9A-Za-z+/_=-]{30,120}", AUTHRESS, AUTHRESS;
    "authress-authress-key", "Authress", "Authress access key", ApiKey, Identity, "authress_", "[0-9a-z]{5,30}[.][0-9a-z]{4,6}[.]acc[_-][0-9a-z-]{10,32}[.][0-9A-Za-z+/_=-]{30,120}", AUTHRESS, AUTHRESS;
    "stytch-live-secret", "Stytch", "Stytch secret", ClientSecret, Identity, "secret-live-", "[0-9A-Za-z_=-]{35,50}", "https://stytch.com/docs/api", "https://stytch.com/dashboard/api-keys";
    "stytch-test-secret", "Stytch", "Stytch test secret", ClientSecret, Identity, "secret-test-", "[0-9A-Za-z_=-]{35,50}", "https://stytch.com/docs/api", "https://stytch.com/dashboard/api-keys" => super::shape::test_mode;
};

const KEY: Rule = Rule { risk: Risk::Infrastructure, ..NAMED };
const LOGIN: Rule = Rule { risk: Risk::Identity, ..NAMED };

pub const NAMED_RULES: &[Rule] = named! { KEY;
    "ngrok-authtoken", "ngrok", "ngrok authtoken or API key", ["ngrok"], "(?:[12][0-9A-Za-z]{26}_[0-9A-Za-z]{20,22}|[0-9A-Za-z]{20,26}_[0-9A-Za-z]{20,22})", "https://ngrok.com/docs/agent/#authtokens";
    "zerotier-token", "ZeroTier", "ZeroTier API token", ["zerotier"], "[0-9A-Za-z]{32}", "https://docs.zerotier.com/api/central/";
    "consul-token", "HashiCorp Consul", "Consul ACL token", ["consul"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://developer.hashicorp.com/consul/docs/security/acl/tokens";
    "consul-gossip-key", "HashiCorp", "gossip encryption key of Consul, Nomad or Serf", ["consul", "nomad", "gossip", "serf_"], "[0-9A-Za-z+/]{43}=", "https://developer.hashicorp.com/consul/docs/security/encryption/gossip";
    "nomad-token", "HashiCorp Nomad", "Nomad ACL token", ["nomad"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://developer.hashicorp.com/nomad/docs/concepts/acl";
    "scalr-token", "Scalr", "Scalr API access token", ["scalr"], "[0-9A-Za-z_-]{136}", "https://docs.scalr.io/docs/authentication";
    "env0-token", "env0", "env0 API key secret", ["env0"], "[0-9A-Za-z_-]{32}", "https://docs.env0.com/docs/api-keys";
    "spacelift-secret", "Spacelift", "Spacelift API key secret", ["spacelift"], "[0-9a-f]{64}", "https://docs.spacelift.io/integrations/api";
    "rundeck-token", "Rundeck", "Rundeck API token", ["rundeck"], "[0-9A-Za-z]{32}", "https://docs.rundeck.com/docs/api/";
    "salt-api-token", "SaltStack", "Salt API token", ["salt_api", "saltstack", "salt-api"], "[0-9a-f]{40}", "https://docs.saltproject.io/";
    "vmware-token", "VMware", "VMware Cloud API token", ["vmware", "csp_api", "csp_refresh"], "[0-9A-Za-z_-]{64}", "https://developer.broadcom.com/";
    "unifi-api-key", "Ubiquiti", "UniFi API key", ["unifi", "ubiquiti"], "[0-9A-Za-z_-]{32}", "https://developer.ui.com/";
    "meraki-api-key", "Cisco Meraki", "Cisco Meraki API key", ["meraki"], "[0-9a-f]{40}", "https://developer.cisco.com/meraki/api-v1/authorization/";
    "shodan-api-key", "Shodan", "Shodan API key", ["shodan"], "[0-9A-Za-z]{32}", "https://developer.shodan.io/api";
    "censys-secret", "Censys", "Censys API secret", ["censys"], "[0-9A-Za-z]{32}", "https://docs.censys.com/";
    "virustotal-api-key", "VirusTotal", "VirusTotal API key", ["virustotal", "vt_api", "vt_key"], "[0-9a-f]{64}", "https://docs.virustotal.com/docs/please-give-me-an-api-key";
    "greynoise-api-key", "GreyNoise", "GreyNoise API key", ["greynoise"], "[0-9A-Za-z]{64}", "https://docs.greynoise.io/";
    "securitytrails-api-key", "SecurityTrails", "SecurityTrails API key", ["securitytrails"], "[0-9A-Za-z_-]{32}", "https://docs.securitytrails.com/";
    "urlscan-api-key", "urlscan.io", "urlscan.io API key", ["urlscan"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://urlscan.io/docs/api/";
    "abuseipdb-key", "AbuseIPDB", "AbuseIPDB API key", ["abuseipdb"], "[0-9a-f]{80}", "https://docs.abuseipdb.com/";
    "wiz-client-secret", "Wiz", "Wiz client secret", ["wiz_client", "wiz_secret", "wiz.io", "wiz_api", "wiz"], "[0-9A-Za-z]{64}", "https://docs.wiz.io/";
    "crowdstrike-secret", "CrowdStrike", "CrowdStrike API client secret", ["crowdstrike", "falcon_client", "falcon_secret"], "[0-9A-Za-z]{40}", "https://www.crowdstrike.com/";
    "sentinelone-token", "SentinelOne", "SentinelOne API token", ["sentinelone", "s1_api"], "[0-9A-Za-z]{80}", "https://www.sentinelone.com/";
    "tenable-key", "Tenable", "Tenable API key", ["tenable", "nessus"], "[0-9a-f]{64}", "https://developer.tenable.com/docs/authorization";
    "detectify-key", "Detectify", "Detectify API key", ["detectify"], "[0-9a-f]{32}", "https://developer.detectify.com/";
    "cloudconformity-key", "Trend Micro", "Trend Micro Cloud Conformity API key", ["cloudconformity", "cloudone_"], "[0-9A-Za-z]{64}", "https://cloudone.trendmicro.com/docs/";
    "jupiterone-token", "JupiterOne", "JupiterOne API key", ["jupiterone"], "[0-9A-Za-z]{76}", "https://docs.jupiterone.io/";
    "teleport-join-token", "Teleport", "Teleport join token", ["teleport"], "[0-9a-f]{32}", "https://goteleport.com/docs/reference/join-methods/";
};

pub const LOGIN_RULES: &[Rule] = named! { LOGIN;
    "auth0-client-secret", "Auth0", "Auth0 client secret", ["auth0"], "[0-9A-Za-z_-]{64}", "https://auth0.com/docs/get-started/applications/application-settings";
    "okta-client-secret", "Okta", "Okta client secret", ["okta_client", "okta_oauth", "okta"], "(?:[0-9A-Za-z_-]{64}|[0-9A-Za-z_-]{40})", "https://developer.okta.com/docs/guides/client-secret-rotation-key/main/";
    "onelogin-client-secret", "OneLogin", "OneLogin client secret", ["onelogin"], "(?:secret_[0-9a-z]{64}|[0-9a-f]{64})", "https://developers.onelogin.com/api-docs/1/getting-started/working-with-api-credentials";
    "jumpcloud-api-key-old", "JumpCloud", "JumpCloud API key (older form)", ["jumpcloud"], "[0-9A-Za-z]{40}", "https://jumpcloud.com/support/jumpcloud-apis";
    "duo-secret-key", "Duo", "Duo secret key", ["duo_skey", "duo_secret", "duosecurity", "duo_akey", "duo_"], "[0-9A-Za-z]{40}", "https://duo.com/docs/adminapi";
    "keycloak-client-secret", "Keycloak", "Keycloak client secret", ["keycloak"], "(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9A-Za-z]{32})", "https://www.keycloak.org/docs/latest/server_admin/";
    "fusionauth-api-key", "FusionAuth", "FusionAuth API key", ["fusionauth"], "[0-9A-Za-z_-]{43,64}", "https://fusionauth.io/docs/apis/authentication";
    "workos-api-key", "WorkOS", "WorkOS API key", ["workos"], "sk_(?:live_|test_)?[0-9A-Za-z]{40,90}", "https://workos.com/docs/reference";
    "frontegg-secret", "Frontegg", "Frontegg API key", ["frontegg"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "https://developers.frontegg.com/";
    "descope-management-key", "Descope", "Descope management key", ["descope"], "K[0-9A-Za-z]{27}:?[0-9A-Za-z]{40,60}", "https://docs.descope.com/";
    "cognito-client-secret", "AWS", "Amazon Cognito app client secret", ["cognito"], "[0-9a-z]{50,52}", "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html";
    "pingone-secret", "Ping Identity", "PingOne client secret", ["pingone", "pingfederate", "ping_identity"], "[0-9A-Za-z_.~-]{64}", "https://docs.pingidentity.com/";
    "unifyid-key", "UnifyID", "UnifyID server key", ["unifyid"], "[0-9A-Za-z]{10,60}=", "https://developer.unify.id/";
    "firebase-secret-old", "Firebase", "Firebase database secret", ["firebase_secret", "firebase_database_secret", "firebase_token", "firebaseio"], "[0-9A-Za-z]{40}", "https://firebase.google.com/docs/database/rest/auth";
};

/// The issuer is the cluster, or the subject a service account of it.
fn service_account(candidate: &Candidate<'_>) -> Verdict {
    let Some(claims) = json64::jwt_claims(candidate.value()) else { return Verdict::Dismiss };
    let says = |key: &str, what: &str| claims.get(key).and_then(|v| v.as_str()).is_some_and(|v| v.contains(what));
    if !says("iss", "kubernetes") && !says("sub", "system:serviceaccount") {
        return Verdict::Dismiss;
    }
    // One that expires was bound to a pod that is gone by the time anybody reads it.
    if claims.contains_key("exp") { Verdict::warn(Proof::Structure) } else { Verdict::block(Proof::Structure) }
}

/// Base64 of a PEM private key.
fn client_key(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let Some(head) = value.get(..60).and_then(json64::bytes) else { return Verdict::Dismiss };
    if memchr::memmem::find(&head, b"PRIVATE KEY").is_none() || made_up(value) {
        return Verdict::Dismiss;
    }
    if value.len() >= 200 { Verdict::block(Proof::Structure) } else { Verdict::warn(Proof::Structure) }
}

/// The documentation's own token is in alphabetical order.
fn bootstrap(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    if made_up(value) || digits < 3 || value.starts_with(b"abcdef.") {
        return Verdict::Dismiss;
    }
    let before = candidate.before(20).to_ascii_lowercase();
    if memchr::memmem::find(&before, b"token").is_some() {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::warn(Proof::Pattern)
    }
}

/// 43 characters of base64 are 32 bytes: the last has its low bits zero.
fn openshift(candidate: &Candidate<'_>) -> Verdict {
    let value = candidate.value();
    if made_up(value) {
        Verdict::Dismiss
    } else if value.last().is_some_and(|b| b"AEIMQUYcgkosw048".contains(b)) {
        Verdict::block(Proof::Pattern)
    } else {
        Verdict::warn(Proof::Pattern)
    }
}
