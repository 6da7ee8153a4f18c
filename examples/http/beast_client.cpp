// SPDX-License-Identifier: MIT
// A client on Boost.Beast with a thousand replies in flight on one thread. Each is decoded as it comes, so that none is
// ever held as a whole.
//
//     beast_client PORT     of a server on this machine: local_server
#include "beast_call.hpp"

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/soapcodec.hpp>

#include <cstdlib> // std::atoi
#include <memory>  // std::make_shared
#include <utility> // std::move

namespace asio = boost::asio;
namespace http = soapcodec::http;
namespace office = soapcodec::office24seven;
using boost::system::error_code;

namespace {

class client {
public:
    explicit client(unsigned short port) : server_(asio::ip::address_v4::loopback(), port) {}

    /// Logs in, then asks for the identities so many times at once.
    void run(int times) {
        office::login message;
        message.credential.emplace().username = "kari";
        message.credential->password = "secret";
        auto const call = http::soap_request(message, soapcodec::soap_1_1, {office::host, office::path}).value();
        start_call(io_, server_, call, http::reply_decoder<soapcodec::decoder<office::login_response>>(),
                   [this, times](soapcodec::result<office::login_response> reply, error_code e) {
                       if (!reply || !succeeded(*reply)) {
                           fmt::print("login: {}\n", reply ? "refused" : e ? e.message() : reply.error().message());
                           return;
                       }
                       call_ = http::soap_request(office::get_identities{}, soapcodec::soap_1_1,
                                                  {office::host, office::path}, {.session_id = reply->session_id})
                                   .value();
                       for (int i = 0; i < times; ++i) {
                           ask();
                       }
                   });
        io_.run();
        fmt::print("{} replies, {} connections cut, {} identities\n", replies_, cut_, identities_);
    }

private:
    void ask() {
        auto const count = std::make_shared<int>(0);
        http::reply_decoder decoder(soapcodec::stream_decoder<&office::get_identities_response::identities>(
            [count](office::identity const&) { ++*count; }));
        start_call(io_, server_, call_, std::move(decoder), [this, count](auto const& reply, error_code e) {
            if (e) { // the connection failed: once more, forgetting what was counted
                ++cut_;
                ask();
            } else if (reply) {
                ++replies_;
                identities_ += *count;
            } else {
                fmt::print("identities: {}\n", reply.error());
            }
        });
    }

    asio::io_context io_;
    asio::ip::tcp::endpoint server_;
    http::request call_;
    int replies_ = 0;
    int cut_ = 0;
    int identities_ = 0;
};

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        fmt::print(stderr, "usage: beast_client PORT\n");
        return 2;
    }
    client(static_cast<unsigned short>(std::atoi(arguments[count - 1]))).run(1000);
}
