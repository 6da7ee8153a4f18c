// SPDX-License-Identifier: MIT
// gSOAP's interface file of the identities, written for speed: numbers and the items of lists in place instead of behind
// pointers, texts as arrays of characters in memory that gSOAP keeps for the reply, no pattern on guids. soapcpp2 reads
// this; no compiler does.

//gsoap ns1 schema namespace: http://24sevenOffice.com/webservices
//gsoap ns1 schema elementForm: qualified
//gsoap ns1 schema attributeForm: unqualified

#import "soap12.h"

class ns1__User { public:
    int ContactId 0 = -2147483648;
    char* Id 0;
    char* Name 0;
    int EmployeeId 0 = -2147483648;
};

class ns1__Client { public:
    LONG64 Id 1;
    char* Name 0;
};

class ns1__Server { public:
    int Id 1;
    int Type 1;
};

class ns1__ArrayOfServer { public:
    $int __size 0;
    ns1__Server* Server 0;
};

class ns1__Identity { public:
    char* Id 1;
    ns1__User* User 0;
    ns1__Client* Client 0;
    bool IsCurrent 1;
    bool IsDefault 1;
    bool IsProtected 1;
    ns1__ArrayOfServer* Servers 0;
    bool IsDisabled 0 = false;
};

class ns1__ArrayOfIdentity { public:
    $int __size 0;
    ns1__Identity* Identity 0;
};

class _ns1__GetIdentitiesResponse { public:
    ns1__ArrayOfIdentity* GetIdentitiesResult 0;
};
