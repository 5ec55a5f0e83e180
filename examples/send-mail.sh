#!/bin/sh
# Sends an example mail to the running demo.
#
#   examples/send-mail.sh examples/mail/application-oscar.eml          by SMTP, as the alliance's border server delivers it
#   examples/send-mail.sh -http examples/mail/application-oscar.eml    by the inbound API, signed
#
# The example carries the Authentication-Results field that the border server would write.
# Elsewhere than the demo's defaults: SMTP=smtp://host:port API=http://host:port SECRET=…
set -eu

by=smtp
if [ "${1:-}" = "-http" ]; then
  by=http
  shift
fi
file=${1:?usage: send-mail.sh [-http] FILE.eml [RECIPIENT]}
address() { sed -n "/^\r*\$/q; s/^$1:[^<]*<\([^>]*\)>.*/\1/p" "$file" | head -n 1; }
recipient=${2:-$(address To)}

if [ "$by" = smtp ]; then
  curl --silent --show-error --fail "${SMTP:-smtp://127.0.0.1:3025}" \
    --mail-from "$(address From)" --mail-rcpt "$recipient" --upload-file "$file"
  echo "sent to $recipient"
else
  domain=${recipient#*@}
  channel=${CHANNEL:-${domain%%.*}}
  timestamp=$(date +%s)
  signature=$({ printf '%s.%s.%s.' "$timestamp" "$channel" "$recipient"; cat "$file"; } |
    openssl dgst -sha256 -hmac "${SECRET:-demo-inbound-secret}" | sed 's/^.*= *//')
  curl --silent --show-error --fail-with-body "${API:-http://127.0.0.1:8080}/api/v1/inbound-mail/$channel" \
    -H "Content-Type: message/rfc822" \
    -H "X-Charterflow-Timestamp: $timestamp" \
    -H "X-Charterflow-Recipient: $recipient" \
    -H "X-Charterflow-Signature: sha256=$signature" \
    --data-binary "@$file"
  echo
fi
