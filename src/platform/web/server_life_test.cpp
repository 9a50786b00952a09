#include <csignal>
#include <future>
#include <vector>

#include <gmock/gmock.h>

#include "platform/web/test_server.hpp"

/// Deadlines, the queue, and the end of a server.
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;
using namespace web;
using test::Client;
using test::get;

std::promise<void>* entered = nullptr;
std::shared_future<void> gate;

Response wait_at_gate(Request const&, Context&)
{
    if (auto* promise = std::exchange(entered, nullptr)) promise->set_value();
    gate.wait();
    return Response{200, {}, "through"};
}
constexpr Route gated[] = {{Method::get, "/wait", anyone, wait_at_gate}};

class ServerLife : public test::ServerTest {
protected:
    ServerLife() : ServerTest(gated) {}
};

TEST_F(ServerLife, DrippingClientsAreClosedAndDisturbNobody)
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

TEST_F(ServerLife, IdleConnectionsStayOpenAndAreClosedInTheEnd)
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

TEST_F(ServerLife, ARunningHandlerHasNoDeadlineAndTheQueueHas)
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

TEST_F(ServerLife, StoppingFinishesWhatRuns)
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

TEST_F(ServerLife, ASignalStopsItToo)
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

TEST_F(ServerLife, AnAddressThatIsTakenIsToldInASentence)
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

}   // namespace
