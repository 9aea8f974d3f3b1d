#!/bin/sh
# Make the virtual environment in the folder $1, with $PYTHON or the newest suitable Python on the path.
# One that is there and works here is kept; one that was moved here with its folder is made anew.
set -u
venv=$1

if [ -x "$venv/bin/python" ] && grep '^command = ' "$venv/pyvenv.cfg" 2>/dev/null | grep -qF " $(pwd)/$venv" \
    && "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi

suitable='import sys; sys.exit(sys.version_info < (3, 11))'
old=
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    command -v "$python" >/dev/null 2>&1 || continue
    if ! "$python" -c "$suitable" >/dev/null 2>&1; then
        old="$old $python"
        continue
    fi
    if "$python" -m venv --clear "$venv" >/dev/null 2>&1; then
        exit 0
    fi
    rm -rf "$venv"
    echo "$python cannot make virtual environments: its venv module is missing." >&2
    echo "On Debian or Ubuntu install it with: sudo apt install python3-venv" >&2
    exit 1
done

echo "Openbook needs Python 3.11 or newer, and none was found." >&2
[ -z "$old" ] || echo "Too old, or not working:$old" >&2
echo "Install one (python.org, or your system's packages), or name it: make site PYTHON=/path/to/python3.12" >&2
exit 1
