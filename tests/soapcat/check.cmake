# SPDX-License-Identifier: MIT
# Runs SOAPCAT as a user does: files and standard input, every kind of message, errors and their excerpts.
set(data "${CMAKE_CURRENT_LIST_DIR}/../data")

# Runs soapcat with ARGN; its output must hold the text WANTED and its exit status must be STATUS.
function(expect status wanted)
    execute_process(COMMAND "${SOAPCAT}" ${ARGN} OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE result)
    string(FIND "${out}${err}" "${wanted}" at)
    if(NOT result EQUAL status OR at EQUAL -1)
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
expect(2 "no element for credential.Colour=red" --write Login credential.Colour=red)
expect(2 "no message of either service" --write Logout)

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

expect(1 "cannot open" "${data}/no-such-file.xml")
expect(2 "usage:" --nonsense)
expect(2 "no element for Colour=red" --write Authenticate Colour=red)
expect(2 "no element for RememberMe=perhaps" --write Authenticate RememberMe=perhaps)
