# SPDX-License-Identifier: MIT
# Runs soapcat, $1, at the ends of pipes and with streams that are closed or full; $2 is a folder of the test's own.
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

# Runs soapcat as the words after the first two say; it must leave with that exit status and that complaint alone.
expect() {
    wanted=$1
    complaint=$2
    shift 2
    status=0
    "$@" 2>complaint || status=$?
    [ "$status" -eq "$wanted" ] || fail "$*: exit status $status, wanted $wanted: $(cat complaint)"
    [ "$(cat complaint)" = "soapcat: $complaint" ] || fail "$*: $(cat complaint), wanted: $complaint"
}

beginning='<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices"><GetIdentitiesResult>'
id='<Id>6f9619ff-8b86-4d01-b42d-00cf4fc964ff</Id>'
flags='<IsCurrent>true</IsCurrent><IsDefault>false</IsDefault><IsProtected>false</IsProtected>'
record="<Identity>$id$flags</Identity>"
end='</GetIdentitiesResult></GetIdentitiesResponse></s:Body></s:Envelope>'

# ---- records appear as they arrive: the next piece is not sent before what was sent has come out ----

mkfifo in out
"$soapcat" <in >out &
process=$!
exec 3>in 4<out

# A line of what soapcat printed must begin so.
expect_line() {
    read -r line <&4
    case $line in
    "$1"*) ;;
    *) fail "a line begins with $line, not with $1" ;;
    esac
}

# Most of the beginning, and then the little that tells which message it is.
comment=$(printf '%01000d' 0)
printf '%s' "<!--$comment-->" >&3
sleep 1
printf '%s' "$beginning$record" >&3
expect_line '{"Id":"6f9619ff'
printf '%s' "$record<Identity>$id$flags</Ident" >&3
expect_line '{"Id":"6f9619ff'
# The parser puts off what is as incomplete as it was at the last look.
printf '%s' 'ity' >&3
sleep 1
printf '%s' '>' >&3
expect_line '{"Id":"6f9619ff'
printf '%s' "<Identity xsi:nil='1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/>" >&3
expect_line null
printf '%s' "$record$end" >&3
expect_line '{"Id":"6f9619ff'
exec 3>&-
status=0
wait "$process" || status=$?
[ "$status" -eq 0 ] || fail "exit status $status of a reply in pieces"
if read -r line <&4; then
    fail "one line too many: $line"
fi
exec 4<&-

# ---- each byte by itself ----

printf '%s' "$beginning$record$end" >message.xml
"$soapcat" message.xml >whole.json
dd if=message.xml bs=1 2>/dev/null | "$soapcat" >bytes.json
cmp whole.json bytes.json

# ---- streams that are closed, full or the wrong thing ----

endless() {
    printf '%s' "$beginning"
    while printf '%s' "$record"; do :; done 2>/dev/null
}

closed_input() { "$soapcat" <&-; }
closed_output() { "$soapcat" message.xml >&-; }
full_output() { "$soapcat" "$@" >/dev/full; }
full_output_endless() { endless | "$soapcat" >/dev/full; }
full_output_slow() {
    {
        printf '%s' "$beginning$record"
        sleep 1
    } | "$soapcat" >/dev/full
}

expect 1 'cannot read <stdin>: Bad file descriptor' closed_input
expect 1 'cannot write: Bad file descriptor' closed_output
expect 1 'cannot read .: Is a directory' "$soapcat" .
expect 1 'cannot open no-such-file.xml: No such file or directory' "$soapcat" no-such-file.xml
if [ -e /dev/full ]; then
    for words in message.xml '--whole message.xml' --help --version '--write GetIdentities'; do
        expect 1 'cannot write: No space left on device' full_output $words
    done
    expect 1 'cannot write: No space left on device' full_output_endless
    expect 1 'cannot write: No space left on device' full_output_slow
    # What cannot be said is no reason to die.
    for words in no-such-file.xml .; do
        status=0
        "$soapcat" $words 2>/dev/full || status=$?
        [ "$status" -eq 1 ] || fail "exit status $status when standard error is full"
    done
fi
status=0
"$soapcat" --nonsense 2>&- || status=$?
[ "$status" -eq 2 ] || fail "exit status $status when standard error is closed"

# A reader that has gone ends soapcat: by the signal, or, where that is ignored, by the write that fails.
endless | "$soapcat" | head -n 2 >lines.json
[ "$(wc -l <lines.json)" -eq 2 ] || fail "not two lines: $(cat lines.json)"
(
    trap '' PIPE
    status=0
    endless | {
        "$soapcat" 2>complaint || status=$?
        echo "$status" >status
    } | head -n 2 >lines.json
)
[ "$(cat status)" -eq 1 ] || fail "exit status $(cat status) when the reader has gone"
grep -q '^soapcat: cannot write: Broken pipe$' complaint || fail "$(cat complaint)"
