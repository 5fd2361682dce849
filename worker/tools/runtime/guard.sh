#!/bin/sh
# Runs the command it is given and ends it when the parent is gone, however the parent ended.
parent=$PPID
(
  while kill -0 "$parent"; do
    kill -0 $$ || exit
    sleep 1
  done
  kill -9 $$
) </dev/null >/dev/null 2>&1 3>&- &
exec "$@"
