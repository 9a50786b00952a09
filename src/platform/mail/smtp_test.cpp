#include "platform/mail/smtp.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "support/command.hpp"

namespace mail {
namespace {

/// A port of this machine that nobody uses.
int free_port()
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(socket);
    return ntohs(address.sin_port);
}

bool answers(int port)
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    bool const connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

/// A real mail server: aiosmtpd of Debian, which keeps what it takes in a maildir.
class MailServer {
public:
    explicit MailServer(std::vector<std::string> more = {}) : port(free_port())
    {
        std::vector<std::string> words{
            "/usr/bin/python3", "-m", "aiosmtpd", "-n", "-l", "127.0.0.1:" + std::to_string(port)};
        words.insert(words.end(), more.begin(), more.end());
        words.insert(words.end(), {"-c", "aiosmtpd.handlers.Mailbox", (folder / "box").string()});
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);   // it tells of clients that hang up
            std::vector<char*> arguments;
            for (auto& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            ::execv(arguments.front(), arguments.data());
            ::_exit(127);
        }
        while (!answers(port) && ::waitpid(process_, nullptr, WNOHANG) == 0) std::this_thread::yield();
    }
    ~MailServer()
    {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
    }
    MailServer(MailServer const&) = delete;
    MailServer& operator=(MailServer const&) = delete;

    Setting setting() const
    {
        return {.url = "smtp://127.0.0.1:" + std::to_string(port),
                .from = "donghanh@danphuong.example.vn",
                .security = Security::plain,
                .site_url = "https://donghanh.example.vn"};
    }
    /// The one mail that came, read by Python's own reader: its heads and bodies, one below the other.
    std::string taken() const
    {
        support::write_file(folder / "read.py", R"(import email, email.policy, glob, sys
files = glob.glob(sys.argv[1] + "/new/*")
assert len(files) == 1, files
mail = email.message_from_bytes(open(files[0], "rb").read(), policy=email.policy.default)
assert not mail.defects, mail.defects
print(mail["From"], mail["To"], mail["Subject"], mail["Date"], sep="\n")
for kind in ("plain", "html"):
    print(mail.get_body((kind,)).get_content().replace("\r\n", "\n"), end="")
print(list(part.get_content_type() for part in mail.walk()))
)");
        return support::output_of("/usr/bin/python3 " + (folder / "read.py").string() + " " +
                                  (folder / "box").string());
    }

    int port;
    support::Folder folder;

private:
    pid_t process_ = 0;
};

Mail const mail{"lan.nguyen@danphuong.example.vn",
                "Đồng Hành: 12 việc sắp đến hạn, 3 việc quá hạn – ngày 02/03/2026, nhắc lại lần thứ hai",
                "Các việc đến hạn:\n.\n- Thành lập công đoàn cơ sở – Nộp hồ sơ\n.dòng có dấu chấm ở đầu\n",
                "<p>Các việc đến hạn: <b>Nộp hồ sơ</b></p>\n"};
Envelope const envelope{"donghanh@danphuong.example.vn", "Đồng Hành", 7,
                        base::Instant{base::day(2026, 3, 2)} + std::chrono::hours{3}};

TEST(Smtp, ARealMailServerTakesTheMailAndAnotherProgramReadsItAsItWasWritten)
{
    MailServer const server;
    auto const attempt = smtp_hand(server.setting())(mail, envelope);
    ASSERT_EQ(attempt.problem, "") << attempt.reply;
    EXPECT_EQ(server.taken(), "Đồng Hành <donghanh@danphuong.example.vn>\nlan.nguyen@danphuong.example.vn\n" +
                                  mail.subject + "\nMon, 02 Mar 2026 03:00:00 +0000\n" + mail.text + mail.html +
                                  "['multipart/alternative', 'text/plain', 'text/html']\n");
}

TEST(Smtp, WithoutEncryptionNothingIsHandedOverUnlessAllowed)
{
    MailServer const server;
    auto setting = server.setting();
    setting.security = Security::tls;
    auto const attempt = smtp_hand(setting)(mail, envelope);
    EXPECT_EQ(attempt.problem, "mail.not_encrypted");
    EXPECT_FALSE(attempt.for_good);
    EXPECT_FALSE(std::filesystem::exists(server.folder / "box/new") &&
                 !std::filesystem::is_empty(server.folder / "box/new"));
}

TEST(Smtp, EncryptsByStarttlsAndTrustsOnlyWhatItKnows)
{
    support::Folder const keys;
    auto const certificate = (keys / "certificate.pem").string();
    auto const key = (keys / "key.pem").string();
    support::output_of(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj "
        "/CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout " +
        key + " -out " + certificate + " 2>&1");
    MailServer const server{{"--tlscert", certificate, "--tlskey", key}};
    auto setting = server.setting();
    setting.security = Security::tls;
    EXPECT_EQ(smtp_hand(setting)(mail, envelope).problem, "mail.not_encrypted") << "nobody vouches for it";
    setting.ca_file = certificate;
    EXPECT_EQ(smtp_hand(setting)(mail, envelope).problem, "");
    EXPECT_NE(server.taken().find(mail.subject), std::string::npos);
}

TEST(Smtp, SaysWhatStoodInTheWay)
{
    MailServer const server{{"-s", "100"}};
    auto const too_large = smtp_hand(server.setting())(mail, envelope);
    EXPECT_EQ(too_large.problem, "mail.refused");
    EXPECT_EQ(too_large.reply, 552);
    EXPECT_TRUE(too_large.for_good);

    auto nobody = server.setting();
    nobody.url = "smtp://127.0.0.1:" + std::to_string(free_port());
    EXPECT_EQ(smtp_hand(nobody)(mail, envelope).problem, "mail.unreachable");

    auto const stopped = smtp_hand(server.setting(), [] { return true; })(mail, envelope);
    EXPECT_EQ(stopped.problem, "mail.interrupted");
    EXPECT_FALSE(stopped.for_good);

    auto const huge = smtp_hand(server.setting())({mail.to, "", std::string(2'000'000, 'x'), ""}, envelope);
    EXPECT_EQ(huge.problem, "mail.too_large");
}

}   // namespace
}   // namespace mail
