#!/usr/bin/env bash
# Signs on and off with curl alone, and asks PingOne whether the session has ended. Run it while
# `npx pingone-signoff emulate` runs: its IDs never change. Exit 0: ended. 1: the session lives.
set -euo pipefail

pingone=${PINGONE:-http://localhost:4001}
shop=${SHOP:-http://localhost:4000}
env_id=eb41e805-36a5-47df-af01-c5235f410c8e
client_id=b5c4f367-33dc-4931-b84f-baaccfc510b4
issuer=$pingone/$env_id/as

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
# Where a redirect leads is what is looked at; none is followed but by name.
visit() { curl --silent --show-error --cookie "$folder/jar" --cookie-jar "$folder/jar" --output "$folder/body" "$@"; }

# Sign on: code flow with PKCE, through PingOne's page.
verifier=$(head -c 32 /dev/urandom | base64 | tr -d '\n=' | tr '+/' '-_')
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | base64 | tr -d '\n=' | tr '+/' '-_')
page=$(visit --location --get --write-out '%{url_effective}' "$issuer/authorize" \
  --data-urlencode "client_id=$client_id" --data-urlencode "redirect_uri=$shop/callback" --data response_type=code \
  --data scope=openid --data "code_challenge=$challenge" --data code_challenge_method=S256)
resume=$(visit --write-out '%{redirect_url}' --data-urlencode 'username=ann' --data-urlencode 'password=correct horse' "$page")
callback=$(visit --write-out '%{redirect_url}' "$resume")
code=$(sed -n 's/.*[?&]code=\([^&]*\).*/\1/p' <<<"$callback")
visit --data "grant_type=authorization_code&code=$code&code_verifier=$verifier&client_id=$client_id" \
  --data-urlencode "redirect_uri=$shop/callback" "$issuer/token"
sed -n 's/.*"id_token":"\([^"]*\)".*/\1/p' "$folder/body" >"$folder/id-token"
sid=$(cut -d . -f 2 "$folder/id-token" | tr '_-' '/+' | sed 's/$/===/' | { base64 -d 2>/dev/null || true; } | sed -n 's/.*"sid":"\([^"]*\)".*/\1/p')

lives() { curl --silent --fail "$pingone/emulator/sessions" | grep --quiet --fixed-strings -- "$sid"; }
lives || { echo "The sign-on failed."; exit 1; }

# Sign off: by the address that the package builds, as a browser would follow it.
url=$(${PINGONE_SIGNOFF:-npx pingone-signoff} url --auth-path "$pingone" --env-id "$env_id" --id-token "@$folder/id-token" \
  --post-logout-redirect-uri "$shop/signed-off" --state from-curl)
back=$(visit --write-out '%{redirect_url}' "$url")
[ "$back" = "$shop/signed-off?state=from-curl" ] || { echo "PingOne led to: $back"; exit 1; }
if lives; then echo "PingOne came back, but the session lives."; exit 1; fi
echo "The session has ended."
