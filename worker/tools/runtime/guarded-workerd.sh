#!/bin/sh
exec "$(dirname "$0")/guard.sh" "$GUARDED_WORKERD" "$@"
