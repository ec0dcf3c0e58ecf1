#!/bin/sh
# What the tests need besides npm's packages: a browser to look at the screens, a reader for the QR codes on slips,
# a clock that can be moved, serial cables without ports, and a Modbus display that is not ours. Installs them when it may,
# else says what to install.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
command -v zbarimg >/dev/null 2>&1 || missing="$missing zbar-tools"
command -v faketime >/dev/null 2>&1 || missing="$missing faketime"
command -v socat >/dev/null 2>&1 || missing="$missing socat"
/usr/bin/python3 -c 'import pymodbus, serial, serial_asyncio' 2>/dev/null || missing="$missing python3-pymodbus python3-serial python3-serial-asyncio"
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing for the tests:$missing"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The tests need these packages; please install them: sudo apt-get install$missing" >&2
  exit 1
fi
