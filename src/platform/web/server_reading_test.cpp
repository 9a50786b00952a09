#include <gmock/gmock.h>

#include "platform/web/test_server.hpp"

/// What comes over the wire and what is answered to it.
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using namespace web;
using test::Client;
using test::get;
using test::post;

using ServerReading = test::ServerTest;

TEST_F(ServerReading, AnswersOneAfterTheOtherOnOneConnection)
{
    start();
    Client client{port};
    for (auto const* target : {"/echo/1", "/echo/2"}) {
        client.send(get(target));
        auto const answer = client.read_answer();
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
        EXPECT_THAT(answer, EndsWith(std::string{"\r\n\r\n"} + target + ":"));
    }
}

TEST_F(ServerReading, PipelinedRequestsAreAnsweredInOrder)
{
    start();
    Client client{port};
    client.send(get("/echo/1") + post("/api/v1/echo", "Content-Length: 3\r\n\r\nabc") + get("/nowhere") +
                get("/echo/2", "Connection: close\r\n"));
    EXPECT_THAT(client.read_answer(), EndsWith("/echo/1:"));
    EXPECT_THAT(client.read_answer(), EndsWith("/api/v1/echo:abc"));
    EXPECT_THAT(client.read_answer(), StartsWith("HTTP/1.1 404 "));
    EXPECT_THAT(client.read_all(), EndsWith("/echo/2:"));
}

TEST_F(ServerReading, ARequestInSmallPiecesIsStillOne)
{
    start();
    Client client{port};
    for (char c : post("/api/v1/echo", "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
        client.send({&c, 1});
    EXPECT_THAT(client.read_answer(), EndsWith("/api/v1/echo:abc"));
}

TEST_F(ServerReading, HeadGivesTheLengthOnly)
{
    start();
    Client client{port};
    client.send("HEAD /echo/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    auto const answer = client.read_all();
    EXPECT_THAT(answer, HasSubstr("Content-Length: 8\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST_F(ServerReading, OldClientsAreLetGo)
{
    start();
    Client client{port};
    client.send("GET /echo/1 HTTP/1.0\r\n\r\n");
    EXPECT_THAT(client.read_all(), HasSubstr("Connection: close\r\n"));
}

TEST_F(ServerReading, WhatIsNotARequestIsToldSo)
{
    start();
    auto const answer_to = [&](std::string const& bytes) {
        Client client{port};
        client.send(bytes);
        return client.read_all().substr(0, 12);
    };
    EXPECT_EQ(answer_to("nonsense\r\n\r\n"), "HTTP/1.1 400");
    EXPECT_EQ(answer_to("GET / HTTP/1.1\r\n\r\n"), "HTTP/1.1 400");   // no Host
    EXPECT_EQ(answer_to("OPTIONS /echo/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), "HTTP/1.1 405");
    EXPECT_EQ(answer_to(get("/echo/1", "X: " + std::string(20'000, 'x') + "\r\n")), "HTTP/1.1 431");
    EXPECT_EQ(answer_to(post("/api/v1/echo", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n")),
              "HTTP/1.1 400");
    EXPECT_EQ(answer_to(post("/api/v1/echo", "Transfer-Encoding: chunked\r\n\r\nxyz\r\n")), "HTTP/1.1 400");
}

TEST_F(ServerReading, TooLargeIsToldBeforeAndWhileItComes)
{
    start({.limits = {.body_bytes = 1000, .upload_bytes = 50'000}});
    Client told{port};
    told.send(post("/api/v1/echo", "Content-Length: 1001\r\n\r\n"));
    auto const answer = told.read_all();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 "));
    EXPECT_THAT(answer, HasSubstr("tách thành nhiều tệp"));

    // a client that goes on sending reads the refusal all the same
    Client sending{port};
    sending.send(post("/api/v1/echo", "Transfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < 100; ++i) sending.send("64\r\n" + std::string(100, 'x') + "\r\n");
    EXPECT_THAT(sending.read_all(), StartsWith("HTTP/1.1 413 "));

    Client exactly{port};
    exactly.send(post("/api/v1/echo", "Content-Length: 1000\r\n\r\n" + std::string(1000, 'x')));
    EXPECT_THAT(exactly.read_answer(), StartsWith("HTTP/1.1 200 "));
}

TEST_F(ServerReading, FilesMayBeLargerThanOtherBodies)
{
    start({.limits = {.body_bytes = 1000, .upload_bytes = 5'000'000}});
    std::string const body = "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" +
                             std::string(3'000'000, 'x') + "\r\n--B--";
    Client client{port};
    client.send(post("/api/v1/upload",
                     "Expect: 100-continue\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
                         std::to_string(body.size()) + "\r\n\r\n"));
    EXPECT_EQ(client.read_answer(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send(body);
    EXPECT_THAT(client.read_answer(), EndsWith("\r\n\r\n3000000"));
}

TEST_F(ServerReading, BodiesOfAllRequestsTogetherAreLimited)
{
    start({.limits = {.body_bytes = 1000, .all_bodies_bytes = 1500}});
    Client first{port};
    first.send(post("/api/v1/echo", "Content-Length: 1000\r\n\r\nx"));
    std::this_thread::sleep_for(50ms);
    Client second{port};
    second.send(post("/api/v1/echo", "Content-Length: 1000\r\n\r\nx"));
    EXPECT_THAT(second.read_all(), StartsWith("HTTP/1.1 503 "));
    first.send(std::string(999, 'x'));
    EXPECT_THAT(first.read_answer(), StartsWith("HTTP/1.1 200 "));
    Client third{port};
    third.send(post("/api/v1/echo", "Content-Length: 1000\r\n\r\n" + std::string(1000, 'x')));
    EXPECT_THAT(third.read_answer(), StartsWith("HTTP/1.1 200 "));
}

TEST_F(ServerReading, OnlyATrustedProxySpeaksForOthers)
{
    start();
    Client untrusted{port};
    untrusted.send(get("/echo/1", "X-Forwarded-Proto: https\r\n"));
    EXPECT_THAT(untrusted.read_answer(), testing::Not(HasSubstr("Strict-Transport-Security")));
    stop();
    start({.trusted_proxies = {"127.0.0.1"}});
    Client trusted{port};
    trusted.send(get("/echo/1", "X-Forwarded-Proto: https\r\n"));
    EXPECT_THAT(trusted.read_answer(), HasSubstr("Strict-Transport-Security"));
}

}   // namespace
