# SPDX-License-Identifier: MIT
# Runs soapcat, $1, on files that grow; $2 is a folder of the test's own.
set -eu
soapcat=$1
scratch=$2
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

fail() {
    echo "$1" >&2
    exit 1
}

beginning='<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices"><GetIdentitiesResult>'
id='<Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id>'
flags='<IsCurrent>true</IsCurrent><IsDefault>false</IsDefault><IsProtected>false</IsProtected>'
record="<Identity>$id$flags</Identity>"
end='</GetIdentitiesResult></GetIdentitiesResponse></s:Body></s:Envelope>'

# Starts soapcat on a file that holds the rest of the words, one behind the other.
follow() {
    file=$1
    shift
    printf '%s' "$@" >"$file"
    rm -f lines
    mkfifo lines
    "$soapcat" --follow "$file" >lines 2>complaint &
    process=$!
    exec 4<lines
}

# A line of what soapcat printed must begin so. Nothing more is written to the file until it has come.
expect_line() {
    read -r line <&4 || fail "no more lines, wanted $1"
    case $line in
    "$1"*) ;;
    *) fail "a line begins with $line, not with $1" ;;
    esac
}

# It must end with that exit status, no other line, and that complaint.
expect_end() {
    if read -r line <&4; then
        fail "one line too many: $line"
    fi
    exec 4<&-
    status=0
    wait "$process" || status=$?
    [ "$status" -eq "$1" ] || fail "exit status $status, wanted $1: $(cat complaint)"
    case $(cat complaint) in
    "$2"*) ;;
    *) fail "a complaint: $(cat complaint), wanted: $2" ;;
    esac
}

# ---- records come as they are written, and the end of the message is the end ----

follow grows.xml ''
printf '%s' "$beginning" >>grows.xml
printf '%s' "$record" >>grows.xml
expect_line '{"Id":"6f9619ff'
printf '%s' "$record<Identity>$id$flags</Ident" >>grows.xml
expect_line '{"Id":"6f9619ff'
sleep 1
printf '%s' 'ity><Identity xsi:nil="1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>' >>grows.xml
expect_line '{"Id":"6f9619ff'
expect_line null
kill -0 "$process" || fail "it has ended before the message"
printf '%s\n' "$end" >>grows.xml
expect_end 0 ''
"$soapcat" grows.xml >whole.json
[ "$(wc -l <whole.json)" -eq 4 ] || fail "the file has other lines when it is read at once: $(cat whole.json)"

# ---- an interrupt ends it, without a complaint about what is not there yet ----

follow waits.xml "$beginning$record<Identity>"
expect_line '{"Id":"6f9619ff'
kill -INT "$process"
expect_end 130 ''

# Before it can be told which message it is.
follow empty.xml ''
sleep 1
kill -INT "$process"
expect_end 130 ''

# ---- what is wrong ends it ----

follow wrong.xml "$beginning$record"
expect_line '{"Id":"6f9619ff'
printf '%s' '<Identity><Id>7</Id>' >>wrong.xml
expect_end 1 'soapcat: wrong.xml:1:'
follow malformed.xml "$beginning$record"
expect_line '{"Id":"6f9619ff'
printf '%s' '</Oops>' >>malformed.xml
expect_end 1 'soapcat: malformed.xml:1:'
