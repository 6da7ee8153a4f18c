# SPDX-License-Identifier: MIT
# Runs SOAPCAT as a user does: files and standard input, every kind of message, errors and their excerpts, and every
# way to use it wrongly. Pipes are in pipes.sh.
set(data "${CMAKE_CURRENT_LIST_DIR}/../data")

# Runs soapcat with ARGN; its output must hold the text WANTED and its exit status must be STATUS.
function(expect status wanted)
    execute_process(COMMAND "${SOAPCAT}" ${ARGN} OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE result)
    string(FIND "${out}${err}" "${wanted}" at)
    if(NOT result EQUAL status OR at EQUAL -1)
        message(FATAL_ERROR "soapcat ${ARGN}\nexit status ${result}, wanted ${status}\n${out}${err}\nwanted: ${wanted}")
    endif()
endfunction()

# Runs soapcat with ARGN, and the file INPUT as standard input if that is set. It must end with STATUS, print nothing,
# and complain in this one line; a synopsis may follow.
function(expect_complaint status wanted)
    set(input "")
    if(INPUT)
        set(input INPUT_FILE "${INPUT}")
    endif()
    execute_process(
        COMMAND "${SOAPCAT}" ${ARGN} ${input}
        OUTPUT_VARIABLE out
        ERROR_VARIABLE err
        RESULT_VARIABLE result
    )
    string(REGEX REPLACE "\nusage: .*" "\n" complaint "${err}")
    if(NOT result EQUAL status OR NOT out STREQUAL "" OR NOT complaint STREQUAL "soapcat: ${wanted}\n")
        message(FATAL_ERROR "soapcat ${ARGN}\nexit status ${result}, wanted ${status}\n${out}${err}\nwanted: ${wanted}")
    endif()
endfunction()

file(GLOB documents "${data}/*.xml")
list(FILTER documents EXCLUDE REGEX "\\.bare\\.xml$") # soapcat reads Envelopes
foreach(document IN LISTS documents)
    string(REGEX REPLACE "xml$" "json" json "${document}")
    file(READ "${json}" wanted)
    set(status 0)
    if(document MATCHES "/fault[^/]*$")
        set(status 3)
    endif()
    expect(${status} "${wanted}" --whole "${document}")
endforeach()

# A record a line, also from standard input.
execute_process(
    COMMAND "${SOAPCAT}"
    INPUT_FILE "${data}/get-identities-response.s11.xml"
    OUTPUT_VARIABLE out
    RESULT_VARIABLE result
)
if(NOT result EQUAL 0 OR NOT out MATCHES "^{\"Id\":\"5b1f2c3d[^\n]*}\nnull\n{\"Id\":\"a0eebc99[^\n]*}\n$")
    message(FATAL_ERROR "exit status ${result}\n${out}")
endif()

# What it writes it can read.
foreach(version IN ITEMS 1.1 1.2)
    foreach(indent IN ITEMS "" --indent)
        set(written "${CMAKE_CURRENT_BINARY_DIR}/written.xml")
        execute_process(
            COMMAND "${SOAPCAT}" --write Authenticate --soap ${version} ${indent} UserName=a&b RememberMe=1 Meta.k=v
            OUTPUT_FILE "${written}"
            COMMAND_ERROR_IS_FATAL ANY
        )
        expect(0 "\"UserName\":\"a&b\",\"Password\":null,\"RememberMe\":true" "${written}")
        expect(0 "\"Meta\":[{\"Key\":\"k\",\"Value\":\"v\"}]" "${written}")
        expect(0 "\"envelope\":\"${version}\"" --whole "${written}")
        file(REMOVE "${written}")
    endforeach()
endforeach()

# A record inside, of another operation.
set(written "${CMAKE_CURRENT_BINARY_DIR}/login.xml")
execute_process(
    COMMAND
        "${SOAPCAT}" --write Login credential.Username=ola credential.ApplicationId=6f9619ff-8b86-4d01-b42d-00cf4fc964ff
    OUTPUT_FILE "${written}"
    COMMAND_ERROR_IS_FATAL ANY
)
expect(0 "\"credential\":{\"ApplicationId\":\"6f9619ff-8b86-4d01-b42d-00cf4fc964ff\"" "${written}")
expect(0 "\"Username\":\"ola\"" "${written}")
file(REMOVE "${written}")
# Errors: the place, the line, the caret.
file(READ "${data}/get-identities-response-lenient.s12.xml" text)
string(REPLACE "+0042" "+0o42" text "${text}")
set(wrong "${CMAKE_CURRENT_BINARY_DIR}/wrong.xml")
file(WRITE "${wrong}" "${text}")
expect(1 "/Envelope/Body/GetIdentitiesResponse/GetIdentitiesResult/Identity[1]/Client/Id: invalid value: +0o42" "${wrong}")
expect(1 "<o:Id>+0o42</o:Id></o:Client>\n" "${wrong}")
execute_process(COMMAND "${SOAPCAT}" "${wrong}" ERROR_VARIABLE err)
if(NOT err MATCHES "\n([^\n]*)\\+0o42[^\n]*\n( *)\\^\n$")
    message(FATAL_ERROR "no caret:\n${err}")
endif()
string(LENGTH "${CMAKE_MATCH_1}" column)
string(LENGTH "${CMAKE_MATCH_2}" caret)
if(NOT column EQUAL caret)
    message(FATAL_ERROR "the caret is at ${caret}, not ${column}:\n${err}")
endif()
file(REMOVE "${wrong}")

# What the terminal could take for a command, or show in another line or order, is shown as what it is; the caret is below
# the place all the same, and no character is cut.
string(ASCII 27 escape)
set(long "")
foreach(i RANGE 40)
    string(APPEND long "æøå")
endforeach()
file(WRITE "${wrong}" "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/' a='${long}'>\t&#00;${long}\r\n")
execute_process(COMMAND "${SOAPCAT}" "${wrong}" ERROR_VARIABLE err)
if(NOT err MATCHES "\n([æøå]+'> )&#00;[æøå]+\n( *)\\^\n$")
    message(FATAL_ERROR "no line with whole characters:\n${err}")
endif()
file(WRITE "${wrong}" "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'>\t${escape}[31mred\t\r\n")
execute_process(COMMAND "${SOAPCAT}" "${wrong}" ERROR_VARIABLE err)
if(NOT err MATCHES "\n([^\n]*'> )(.x1B.31mred )\n( *)\\^\n$")
    message(FATAL_ERROR "no line with the place:\n${err}")
endif()
string(LENGTH "${CMAKE_MATCH_1}" column)
string(LENGTH "${CMAKE_MATCH_3}" caret)
if(NOT column EQUAL caret)
    message(FATAL_ERROR "the caret is at ${caret}, not ${column}:\n${err}")
endif()
# Lines of 120 KB and of 4 MB.
string(REPEAT "${long}" 500 long)
file(WRITE "${wrong}" "<e a='${long}'${long}/>")
expect(1 "malformed XML" "${wrong}")
string(REPEAT "${long}" 33 long)
file(WRITE "${wrong}" "<e a='${long}'/>")
expect(1 "no message within the first 1048576 bytes" "${wrong}")
file(REMOVE "${wrong}")

# Input that is no message is told in one line.
set(INPUT "${wrong}")
file(WRITE "${wrong}" "")
expect_complaint(1 "<stdin>: the input is empty")
file(WRITE "${wrong}" " \n\t")
expect_complaint(1 "<stdin>: nothing but white space")
file(WRITE "${wrong}" "${escape}[2J{\n\"Id\": 1}")
expect_complaint(1 "<stdin>: not XML: it begins with \\x1B[2J{\\n\"Id\": 1}")
file(COPY_FILE "${SOAPCAT}" "${wrong}")
execute_process(COMMAND "${SOAPCAT}" "${wrong}" ERROR_VARIABLE err)
if(NOT err MATCHES "^soapcat: [^\n]*: not XML: it begins with [ -~]+\n$")
    message(FATAL_ERROR "not one line about a program:\n${err}")
endif()
file(REMOVE "${wrong}")
unset(INPUT)
expect(1 "not a SOAP Envelope: {http://schemas.servicestack.net/types}AuthenticateResponse"
       "${data}/authenticate-response-null.bare.xml")
expect_complaint(1 "cannot open no-such-file.xml: No such file or directory" no-such-file.xml)
expect_complaint(1 "cannot open no-such\\nfile.xml: No such file or directory" "no-such\nfile.xml")
expect_complaint(1 "cannot read ${data}: Is a directory" "${data}")

# ---- several files, other forms ----

set(identities "${data}/get-identities-response.s11.xml")
set(response "${data}/authenticate-response.s12.xml")

# In their order, however many are read at once.
set(files "")
foreach(i RANGE 40)
    list(APPEND files "${identities}" "${response}")
endforeach()
foreach(jobs IN ITEMS 1 2 16)
    execute_process(COMMAND "${SOAPCAT}" --jobs ${jobs} ${files} OUTPUT_VARIABLE out_${jobs} RESULT_VARIABLE result)
    if(NOT result EQUAL 0 OR NOT out_${jobs} STREQUAL out_1 OR NOT out_1 MATCHES "^{\"Id\":[^\n]*\nnull\n{\"Id\":[^\n]*\n{\"UserId\":")
        message(FATAL_ERROR "--jobs ${jobs}: exit status ${result}\n${out_${jobs}}")
    endif()
endforeach()

# Their status.
expect(0 "UserId" "${identities}" "${response}")
expect(3 "code" "${data}/fault.s11.xml" "${data}/fault.s12.xml")
expect(1 "cannot open no-such-file.xml" no-such-file.xml no-such-file.xml)
expect(1 "cannot open no-such-file.xml" "${data}/fault.s11.xml" no-such-file.xml)
expect(4 "cannot open no-such-file.xml" "${identities}" no-such-file.xml "${response}")
expect(4 "UserId" "${data}/fault.s11.xml" "${response}")

# CSV: names once, fields in quotes where they have to be.
execute_process(COMMAND "${SOAPCAT}" --csv "${identities}" "${identities}" OUTPUT_VARIABLE out RESULT_VARIABLE result)
set(wanted "^Id,User\\.ContactId,[^\n]*,IsDisabled\n5b1f2c3d[^\n]*,Fjord & Fjell AS,true,false,false,\"\\[{\"\"Id\"\":7,\"\"Type\"\":1},null\\]\",false\n,,,,,,,,,,,\na0eebc99[^\n]*\n5b1f2c3d")
if(NOT result EQUAL 0 OR NOT out MATCHES "${wanted}")
    message(FATAL_ERROR "--csv: exit status ${result}\n${out}\nwanted: ${wanted}")
endif()
execute_process(COMMAND "${SOAPCAT}" --csv "${response}" "${identities}" OUTPUT_VARIABLE out)
if(NOT out MATCHES "^UserId,[^\n]*\n1204,[^\n]*\nId,User")
    message(FATAL_ERROR "--csv of two messages:\n${out}")
endif()
expect(0 "{\n  \"UserId\": \"1204\",\n" --indent "${response}")

# What any document consists of, and what is wrong with it.
expect(0 "        Identity: 3 times, 1 nil\n          Id: 2 times, text in 2, at most 36 bytes\n" --explain "${identities}")
expect(3 "      Reason\n        Text: 2 times, text in 2, at most 7 bytes, @lang in 2\n" --explain "${data}/fault.s12.xml")
file(WRITE "${wrong}" "<a><b c='1'>x</b><b d=''/><e xmlns='urn:e'>")
expect(1 "a\n  b: 2 times, text in 1, at most 1 bytes, @c in 1, @d in 1\n  e {urn:e}\n" --explain "${wrong}")
expect(1 "not a SOAP Envelope" --explain "${wrong}")
string(REPEAT "<a>" 100000 deep)
file(WRITE "${wrong}" "${deep}")
expect(1 "a\n  a\n    a\n" --explain "${wrong}")
file(REMOVE "${wrong}")

# Each option has its place in the manual page.
execute_process(COMMAND "${SOAPCAT}" --help OUTPUT_VARIABLE help)
file(READ "${CMAKE_CURRENT_LIST_DIR}/../../examples/soapcat/soapcat.1" page)
string(REPLACE "\\-" "-" page "${page}")
string(REGEX MATCHALL "--[a-z]+" options "${help}")
foreach(option IN LISTS options)
    string(FIND "${page}" "${option}" at)
    if(at EQUAL -1)
        message(FATAL_ERROR "soapcat.1 has no ${option}")
    endif()
endforeach()

# ---- the command line ----

# An argument that is empty: cmake's lists lose it on the way through functions.
execute_process(COMMAND "${SOAPCAT}" "" ERROR_VARIABLE err RESULT_VARIABLE result)
if(NOT result EQUAL 1 OR NOT err STREQUAL "soapcat: cannot open '': No such file or directory\n")
    message(FATAL_ERROR "a file without a name: ${result}\n${err}")
endif()
execute_process(COMMAND "${SOAPCAT}" --write "" ERROR_VARIABLE err RESULT_VARIABLE result)
if(NOT result EQUAL 2 OR NOT err STREQUAL "soapcat: '' is no message of either service\n")
    message(FATAL_ERROR "a message without a name: ${result}\n${err}")
endif()

foreach(words IN ITEMS --help "--whole;--help" "--help;--nonsense")
    execute_process(COMMAND "${SOAPCAT}" ${words} OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE result)
    if(NOT result EQUAL 0 OR NOT err STREQUAL "" OR NOT out MATCHES "^usage: .*Exit status:")
        message(FATAL_ERROR "soapcat ${words}: exit status ${result}\n${out}${err}")
    endif()
endforeach()
execute_process(COMMAND "${SOAPCAT}" --version OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT err STREQUAL "" OR NOT out STREQUAL "soapcat ${VERSION}\n")
    message(FATAL_ERROR "--version: exit status ${result}\n${out}${err}")
endif()

set(file "${data}/fault.s11.xml")
expect(3 "{\"code\"" -- "${file}")
expect(3 "{\"code\"" --understand urn:a --understand urn:b "${file}")
expect_complaint(1 "cannot open --whole: No such file or directory" -- --whole)
expect(0 "<UserName>--</UserName>" --write Authenticate -- UserName=--)
expect(0 "<UserName />" UserName= --write Authenticate)
expect(0 "<UserName>a=b</UserName>" --write Authenticate UserName=a=b --soap 1.1)

foreach(word IN ITEMS --nonsense -x --Help --soap=1.1)
    expect(2 "usage: soapcat" ${word})
    expect_complaint(2 "unknown option ${word}" ${word})
    expect_complaint(2 "unknown option ${word}" "${file}" --write Login ${word})
endforeach()
expect_complaint(2 "--understand needs NAMESPACE" --understand)
expect_complaint(2 "--write needs MESSAGE" --write)
expect_complaint(2 "--soap needs 1.1 or 1.2" --write Login --soap)
expect_complaint(2 "--soap needs 1.1 or 1.2, not '1.3'" --write Login --soap 1.3)
foreach(option IN ITEMS --whole --indent "--write;Login" "--soap;1.1")
    list(GET option 0 name)
    expect_complaint(2 "${name} is given twice" ${option} ${option})
endforeach()
expect_complaint(2 "--whole does not go with --write" --whole --write Login)
expect_complaint(2 "--understand does not go with --write" --write Login --understand urn:a)
expect_complaint(2 "--soap goes only with --write" --soap 1.1)
expect_complaint(2 "--follow does not go with --write" --follow --write Login)
foreach(words IN ITEMS --follow "--follow;-" "--follow;a;b" "--follow;a;--jobs;2")
    expect_complaint(2 "--follow needs one FILE, and does not go with --jobs" ${words})
endforeach()
expect(3 "{\"code\"" --follow "${file}")
expect_complaint(2 "--jobs needs a number from 1 to 999, not '0'" --jobs 0)
expect_complaint(2 "--jobs needs a number from 1 to 999, not '2x'" --jobs 2x)
foreach(both IN ITEMS "--whole;--csv" "--csv;--explain" "--explain;--whole")
    expect_complaint(2 "--whole, --csv and --explain exclude each other" ${both} "${file}")
endforeach()
expect_complaint(2 "'${file}' is not ELEMENT=TEXT, and --write reads no file" "${file}" --write Login)
expect_complaint(2 "'=text' is not ELEMENT=TEXT, and --write reads no file" --write Login =text)
expect_complaint(2 "UserName is set twice" --write Authenticate UserName=a UserName=b)

# ---- ELEMENT=TEXT ----

expect_complaint(2 "'Logout' is no message of either service" --write Logout)
expect_complaint(2 "Authenticate: no element Colour" --write Authenticate Colour=red)
expect_complaint(2 "Login: no element credential.Colour" --write Login credential.Colour=red)
expect_complaint(2 "Authenticate: no element UserName.First" --write Authenticate UserName.First=Ola)
expect_complaint(2 "Authenticate: RememberMe: not an xs:boolean: perhaps" --write Authenticate RememberMe=perhaps)
expect_complaint(2 "SetIdentityById: identityId: not a guid: 12x" --write SetIdentityById identityId=12x)
foreach(text IN ITEMS 12x "" 1.0)
    expect_complaint(
        2 "GetIdentitiesWithCredentialByService: serviceId: not an xs:int: ${text}"
        --write GetIdentitiesWithCredentialByService "serviceId=${text}"
    )
endforeach()
expect_complaint(
    2 "GetIdentitiesWithCredentialByService: serviceId: out of range for xs:int: 2147483648"
    --write GetIdentitiesWithCredentialByService serviceId=2147483648
)
expect_complaint(2 "Login: credential holds elements: credential.ELEMENT=TEXT sets one" --write Login credential=ola)
expect_complaint(2 "Authenticate: Meta needs a key: Meta.KEY=TEXT" --write Authenticate Meta=v)
expect_complaint(2 "SetIdentity: Servers is a list, which no ELEMENT=TEXT sets" --write SetIdentity identity.Servers=7)
