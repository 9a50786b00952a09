#include "platform/web/server.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <future>
#include <thread>

#include <gmock/gmock.h>

#include "platform/web/languages.hpp"
#include "support/database.hpp"

namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using namespace web;

/// A client that knows nothing but bytes.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0))
    {
        timeval const patience{5, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    bool connected() const { return connected_; }
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Everything until the server closes, or nothing comes for five seconds.
    std::string read_all()
    {
        while (more()) {
        }
        return std::exchange(received_, {});
    }
    /// One whole answer.
    std::string read_answer()
    {
        for (;;) {
            auto const head_end = received_.find("\r\n\r\n");
            if (head_end != std::string::npos) {
                auto const length_at = received_.find("Content-Length: ");
                auto const length = length_at < head_end ? std::stoul(received_.substr(length_at + 16)) : 0;
                if (received_.size() >= head_end + 4 + length) {
                    auto answer = received_.substr(0, head_end + 4 + length);
                    received_.erase(0, answer.size());
                    return answer;
                }
            }
            if (!more()) return std::exchange(received_, {});
        }
    }

private:
    bool more()
    {
        char buffer[4096];
        auto const got = recv(socket_, buffer, sizeof buffer, 0);
        if (got > 0) received_.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }

    int socket_;
    bool connected_ = false;
    std::string received_;
};

std::promise<void>* entered = nullptr;
std::shared_future<void> gate;

Response echo(Request const& request, Context&)
{
    return Response{200, {{"Content-Type", "text/plain"}}, request.path + ":" + request.body};
}
Response wait_at_gate(Request const&, Context&)
{
    if (auto* promise = std::exchange(entered, nullptr)) promise->set_value();
    gate.wait();
    return Response{200, {}, "through"};
}
Response count_upload(Request const& request, Context&)
{
    return Response{200, {}, std::to_string(request.uploads.empty() ? 0 : request.uploads[0].content.size())};
}

constexpr Route routes[] = {
    {Method::get, "/echo/{x}", anyone, echo},
    {Method::get, "/wait", anyone, wait_at_gate},
    {Method::post, "/api/v1/echo", anyone, echo},
    {Method::post, "/api/v1/upload", anyone, count_upload},
};

class Nobody : public Gatekeeper {
public:
    std::optional<Session> by_cookie(db::Connection&, std::string_view, base::Instant) override { return std::nullopt; }
    std::optional<Session> by_token(db::Connection&, std::string_view, base::Instant) override
    {
        return Session{{.user = 1}, ""};
    }
};

class ServerTest : public testing::Test {
protected:
    void start(ServerSetting setting = {})
    {
        setting.port = 0;
        server = std::make_unique<Server>(std::move(setting), site);
        port = server->port();
        thread = std::thread{[this] { server->run(Signals::ignored); }};
    }
    ~ServerTest() override { stop(); }
    void stop()
    {
        if (!thread.joinable()) return;
        server->stop();
        thread.join();
    }

    support::TestDatabase database{db::Dialect::sqlite, true};
    Nobody nobody;
    Services services{};
    Site site{{.database = &*database,
               .gatekeeper = &nobody,
               .services = &services,
               .clock = [] { return base::Instant{base::day(2026, 3, 2)}; },
               .routes = {routes}}};
    std::unique_ptr<Server> server;
    std::thread thread;
    std::uint16_t port = 0;
};

constexpr std::string_view host = "Host: localhost\r\n";
std::string get(std::string_view target, std::string_view more = {})
{
    return "GET " + std::string{target} + " HTTP/1.1\r\n" + std::string{host} + std::string{more} + "\r\n";
}
std::string post(std::string_view target, std::string_view more)
{
    return "POST " + std::string{target} + " HTTP/1.1\r\n" + std::string{host} + "Authorization: Bearer x\r\n" +
           std::string{more};
}

TEST_F(ServerTest, AnswersOneAfterTheOtherOnOneConnection)
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

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder)
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

TEST_F(ServerTest, ARequestInSmallPiecesIsStillOne)
{
    start();
    Client client{port};
    for (char c : post("/api/v1/echo", "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
        client.send({&c, 1});
    EXPECT_THAT(client.read_answer(), EndsWith("/api/v1/echo:abc"));
}

TEST_F(ServerTest, HeadGivesTheLengthOnly)
{
    start();
    Client client{port};
    client.send("HEAD /echo/1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    auto const answer = client.read_all();
    EXPECT_THAT(answer, HasSubstr("Content-Length: 8\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, OldClientsAreLetGo)
{
    start();
    Client client{port};
    client.send("GET /echo/1 HTTP/1.0\r\n\r\n");
    EXPECT_THAT(client.read_all(), HasSubstr("Connection: close\r\n"));
}

TEST_F(ServerTest, WhatIsNotARequestIsToldSo)
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

TEST_F(ServerTest, TooLargeIsToldBeforeAndWhileItComes)
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

TEST_F(ServerTest, FilesMayBeLargerThanOtherBodies)
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

TEST_F(ServerTest, BodiesOfAllRequestsTogetherAreLimited)
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

TEST_F(ServerTest, DrippingClientsAreClosedAndDisturbNobody)
{
    start({.deadlines = {.request = 300ms}});
    std::vector<std::unique_ptr<Client>> dripping;
    for (int i = 0; i < 50; ++i) {
        dripping.push_back(std::make_unique<Client>(port));
        dripping.back()->send("GET /ec");
    }
    Client quick{port};
    auto const began = std::chrono::steady_clock::now();
    quick.send(get("/echo/1"));
    EXPECT_THAT(quick.read_answer(), StartsWith("HTTP/1.1 200 "));
    EXPECT_LT(std::chrono::steady_clock::now() - began, 250ms);
    for (auto const& client : dripping) EXPECT_EQ(client->read_all(), "");
    EXPECT_LT(std::chrono::steady_clock::now() - began, 4s);
}

TEST_F(ServerTest, IdleConnectionsStayOpenAndAreClosedInTheEnd)
{
    start({.deadlines = {.request = 100ms, .idle = 1200ms}});
    Client client{port};
    client.send(get("/echo/1"));
    client.read_answer();
    std::this_thread::sleep_for(800ms);   // longer than a request may take
    client.send(get("/echo/2"));
    EXPECT_THAT(client.read_answer(), EndsWith("/echo/2:"));
    EXPECT_EQ(client.read_all(), "");
    // the client sees the end a moment before the server has put the connection away
    for (int i = 0; i < 100 && server->connections() > 0; ++i) std::this_thread::sleep_for(20ms);
    EXPECT_EQ(server->connections(), 0U);
}

TEST_F(ServerTest, ARunningHandlerHasNoDeadlineAndTheQueueHas)
{
    std::promise<void> in;
    std::promise<void> out;
    entered = &in;
    gate = out.get_future().share();
    start({.workers = {.threads = 1, .length = 10, .age = 300ms}, .deadlines = {.request = 200ms}});
    Client running{port};
    running.send(get("/wait"));
    in.get_future().wait();
    Client waiting{port};
    waiting.send(get("/echo/1"));
    std::this_thread::sleep_for(600ms);
    Client late{port};
    late.send(get("/echo/2"));
    auto const refused = late.read_answer();
    EXPECT_THAT(refused, StartsWith("HTTP/1.1 503 "));
    EXPECT_THAT(refused, HasSubstr("Retry-After: 2\r\n"));
    out.set_value();
    EXPECT_THAT(running.read_answer(), EndsWith("through"));
    EXPECT_THAT(waiting.read_answer(), EndsWith("/echo/1:"));
}

TEST_F(ServerTest, StoppingFinishesWhatRuns)
{
    std::promise<void> in;
    std::promise<void> out;
    entered = &in;
    gate = out.get_future().share();
    start();
    Client idle{port};
    Client running{port};
    running.send(get("/wait"));
    in.get_future().wait();
    server->stop();
    EXPECT_EQ(idle.read_all(), "");
    EXPECT_FALSE(Client{port}.connected());
    out.set_value();
    auto const answer = running.read_all();
    EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(answer, EndsWith("through"));
    stop();
}

TEST_F(ServerTest, ASignalStopsItToo)
{
    server = std::make_unique<Server>(ServerSetting{.port = 0}, site);
    port = server->port();
    thread = std::thread{[this] { server->run(Signals::stop_the_server); }};
    Client idle{port};
    idle.send(get("/echo/1"));
    idle.read_answer();
    std::raise(SIGTERM);
    EXPECT_EQ(idle.read_all(), "");
    thread.join();
}

TEST_F(ServerTest, AnAddressThatIsTakenIsToldInASentence)
{
    start();
    try {
        Server second{{.port = port}, site};
        FAIL();
    } catch (std::runtime_error const& e) {
        EXPECT_THAT(e.what(), HasSubstr("cannot listen on 127.0.0.1:" + std::to_string(port)));
    }
    EXPECT_THROW((Server{{.address = "nowhere"}, site}), std::runtime_error);
}

TEST_F(ServerTest, OnlyATrustedProxySpeaksForOthers)
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
