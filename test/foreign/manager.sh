#!/bin/sh
# A manager made to be different: in another language, without this project's schemas, with curl and grep.
set -u

api() { curl -sS --cacert "$MOVE_CA" -u "$MOVE_USERNAME:$MOVE_PASSWORD" "$@"; }
shows() { api "$1/api/v1/participants/$2/" | grep -q "$3"; }
call_at() { api "$1/api/v1/calls/?coSpaceFilter=$MOVE_SPACE" | sed -n 's/.*<call id="\([^"]*\)".*/\1/p'; }

for url in $MOVE_CALL_BRIDGES; do
  shows "$url" "$MOVE_PARTICIPANT" '<numCallLegs>' && home=$url
  id=$(call_at "$url")
  [ -n "$id" ] && at=$url && call=$id
done

if ! shows "$home" "$MOVE_PARTICIPANT" '<canMove>true<'; then
  echo "ALERT: $MOVE_PARTICIPANT_NAME can not be moved"
  exit 1
fi

location=$(api -i "$at/api/v1/calls/$call/participants/" -d "movedParticipant=$MOVE_PARTICIPANT" |
  tr -d '\r' | sed -n 's|^[Ll]ocation: ||p')
if [ -z "$location" ]; then
  echo "ALERT: the move was not accepted"
  exit 1
fi

end=$(($(date +%s) + MOVE_WAIT + 1))
while [ "$(date +%s)" -lt "$end" ]; do
  if api "$at$location" | grep "<call>$call<" | grep -q '<state>connected<' &&
    ! shows "$home" "$MOVE_PARTICIPANT" '<canMove>'; then
    echo "$MOVE_PARTICIPANT_NAME is in $MOVE_SPACE_NAME"
    exit 0
  fi
done
echo "ALERT: $MOVE_PARTICIPANT_NAME did not come to $MOVE_SPACE_NAME"
exit 1
