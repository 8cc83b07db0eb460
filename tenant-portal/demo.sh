# shellcheck shell=bash
# The main job, as a newcomer sees it: a bureau's member deploys the service hall. Sourced by the launcher after `up`.

DEMO_TEMPLATE=egov-service-hall
DEMO_STACK=hall
DEMO_PROJECT=service-hall

# password NAME: of one of the first users, as the platform wrote it down at its first start
password() { sed -n "s/^$1[=: ]\{1,\}//p" "$(credentials_file)" | head -n 1; }
credentials_file() { echo "$PARKCLOUD_HOME/secrets/first-passwords"; }

# parkcloud's own client, signed in as that user; its sign-in is kept apart from the caller's own
demo_client() {
  local user=$1
  shift
  mkdir -p "$PARKCLOUD_HOME/secrets/demo-$user"
  PARKCLOUD_HOME=$PARKCLOUD_HOME/secrets/demo-$user "$JDK/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$(CLI_JAR)" "$@"
}

demo_sign_in() {
  local user=$1
  password "$user" | demo_client "$user" login --url "$(address)" --user "$user" --password-stdin >/dev/null ||
    stop "$user could not sign in; if the password was changed, deploy by hand: ./parkcloud login, ./parkcloud template deploy $DEMO_TEMPLATE"
}

demo_deploy() {
  demo_sign_in gov-member
  if demo_client gov-member get stack "$DEMO_STACK" -p "$DEMO_PROJECT" --output json >/dev/null 2>&1; then
    tell "the stack \"$DEMO_STACK\" is there already"
  else
    tell "deploying the template $DEMO_TEMPLATE for mingcheng-gov"
    demo_client gov-member template deploy "$DEMO_TEMPLATE" --name "$DEMO_STACK" -p "$DEMO_PROJECT" \
      --set "title=明城市政务服务大厅" || stop "the template was refused"
  fi
  demo_client gov-member wait stack "$DEMO_STACK" -p "$DEMO_PROJECT" --for=Ready --timeout 10m ||
    stop "the stack did not become ready; './parkcloud describe stack $DEMO_STACK' says why"
  demo_report
}

demo_report() {
  local stack url secrets
  stack=$(demo_client gov-member get stack "$DEMO_STACK" -p "$DEMO_PROJECT" --output json)
  url=$(printf '%s' "$stack" | grep -o '"url" *: *"[^"]*"' | head -n 1 | sed 's/.*"\(http[^"]*\)"/\1/')
  until_answers "$url" 120 || stop "the hall does not answer at $url"
  secrets=$(demo_client gov-member do credentials application "$DEMO_STACK-hall" -p "$DEMO_PROJECT" --output json 2>/dev/null || true)
  cat <<EOT

  Service hall      $url            (citizens need no account)
  Clerks' desk      ${url}clerk     clerk / $(printf '%s' "$secrets" | grep -o '"HALL_CLERK_PASSWORD" *: *"[^"]*"' | sed 's/.*"\([^"]*\)"$/\1/')
  Portal            $(address)/
  Sign-ins          $(credentials_file)
                    gov-admin, gov-member (mingcheng-gov 明城市政务服务局) · park-admin, park-member (binhai-park 滨海产业园)
                    sysadmin · secadmin · auditadmin (the platform's three administrators)

EOT
}

until_answers() {
  local end=$((SECONDS + $2))
  until curl -fsS -m 3 -o /dev/null "$1" 2>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || return 1
    read -r -t 0.3 <> <(:) || true
  done
}
