#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "platform/web/test_server.hpp"

/// Files of any size are sent piece by piece.
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using namespace web;
using test::Client;
using test::get;

std::string path()
{
    return (std::filesystem::temp_directory_path() / ("sent-" + std::to_string(::getpid()) + ".bin")).string();
}

/// The file is gone before its first byte is sent.
Response send_file(Request const&, Context&)
{
    auto answer = download_file(path(), "tệp.bin", "application/octet-stream");
    std::filesystem::remove(path());
    return answer;
}

constexpr Route file_routes[] = {{Method::get, "/file", anyone, send_file}};

class ServerFiles : public test::ServerTest {
protected:
    ServerFiles() : ServerTest(file_routes) {}
    static void write(std::string const& content) { std::ofstream{path(), std::ios::binary} << content; }
};

TEST_F(ServerFiles, ALargeFileArrivesWholeAndTheConnectionGoesOn)
{
    std::string content(3'000'001, 'x');
    content.back() = 'e';
    write(content);
    start();
    Client client{port};
    client.send(get("/file") + get("/echo/1"));
    auto const answer = client.read_answer();
    EXPECT_THAT(answer, HasSubstr("Content-Length: 3000001\r\n"));
    EXPECT_TRUE(answer.ends_with(content));
    EXPECT_THAT(client.read_answer(), EndsWith("/echo/1:"));
}

TEST_F(ServerFiles, HeadGivesTheLengthOfAFileOnly)
{
    write("abc");
    start();
    Client client{port};
    client.send("HEAD /file HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    auto const answer = client.read_all();
    EXPECT_THAT(answer, HasSubstr("Content-Length: 3\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\n"));
}

TEST_F(ServerFiles, AnEmptyFileIsAnAnswerAndAMissingOneIsNotFound)
{
    write("");
    start();
    Client client{port};
    client.send(get("/file"));
    EXPECT_THAT(client.read_answer(), HasSubstr("Content-Length: 0\r\n"));
    client.send(get("/file", "Connection: close\r\n"));
    EXPECT_THAT(client.read_all(), StartsWith("HTTP/1.1 404 "));
}

}   // namespace
