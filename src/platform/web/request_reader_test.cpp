#include "platform/web/request_reader.hpp"

#include <string>

#include <gtest/gtest.h>

namespace web {
namespace {

constexpr Limits limits{.header_bytes = 400, .body_bytes = 10, .upload_bytes = 100};

int fault_of(std::string_view bytes)
{
    RequestReader reader{limits};
    reader.take(bytes);
    return reader.fault();
}

TEST(RequestReader, TakesNoMoreThanOneRequest)
{
    constexpr std::string_view first = "POST /a?b=1 HTTP/1.1\r\nHost: x\r\nX-Name: Lan\r\nContent-Length: 3\r\n\r\nabc";
    RequestReader reader{limits};
    EXPECT_EQ(reader.take(std::string{first} + "GET /next HTTP/1.1\r\n"), first.size());
    ASSERT_TRUE(reader.is_whole());
    auto const received = reader.received("10.0.0.1", Sender::anyone);
    EXPECT_EQ(received.method, Method::post);
    EXPECT_TRUE(received.keep_alive);
    EXPECT_EQ(received.request.target, "/a?b=1");
    EXPECT_EQ(received.request.body, "abc");
    EXPECT_EQ(received.request.remote, "10.0.0.1");
    EXPECT_EQ(received.request.headers.get("x-name"), "Lan");
}

TEST(RequestReader, SaysAFaultAsSoonAsTheHeaderShowsIt)
{
    EXPECT_EQ(fault_of("GET / HTTP/1.1\r\nHost: x\r\n"), 0) << "not all of it is there";
    EXPECT_EQ(fault_of("nonsense\r\n"), 400);
    EXPECT_EQ(fault_of("GET / HTTP/1.1\r\n\r\n"), 400) << "no host";
    EXPECT_EQ(fault_of("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(400, 'x')), 431);
    EXPECT_EQ(fault_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"), 0);
    EXPECT_EQ(fault_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n"), 413);
    EXPECT_EQ(fault_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=B\r\n"
                       "Content-Length: 11\r\n\r\n"),
              0);
    EXPECT_EQ(fault_of("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n"), 413);
}

TEST(RequestReader, CountsTheBodyThatIsToldAndTheOneThatComes)
{
    RequestReader told{limits};
    told.take("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(told.body_bytes(), 9U);
    EXPECT_TRUE(told.waits_for_leave());
    EXPECT_FALSE(told.is_whole());

    RequestReader coming{limits};
    coming.take("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n");
    EXPECT_EQ(coming.body_bytes(), 5U);
    EXPECT_FALSE(coming.waits_for_leave());
}

TEST(RequestReader, BelievesOnlyATrustedProxy)
{
    constexpr std::string_view bytes = "GET / HTTP/1.1\r\nHost: inside\r\nX-Forwarded-Host: donghanh.example\r\n"
                                       "X-Forwarded-For: 1.1.1.1, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n\r\n";
    auto const read_from = [&](Sender sender) {
        RequestReader reader{limits};
        reader.take(bytes);
        return reader.received("10.0.0.1", sender).request;
    };
    auto const anyone = read_from(Sender::anyone);
    EXPECT_FALSE(anyone.secure);
    EXPECT_EQ(anyone.remote, "10.0.0.1");
    EXPECT_EQ(anyone.headers.list("host"), std::vector<std::string_view>{"inside"});
    auto const trusted = read_from(Sender::trusted_proxy);
    EXPECT_TRUE(trusted.secure);
    EXPECT_EQ(trusted.remote, "203.0.113.7");
    EXPECT_EQ(trusted.headers.list("host"), std::vector<std::string_view>{"donghanh.example"});
}

}   // namespace
}   // namespace web
