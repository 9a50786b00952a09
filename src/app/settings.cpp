#include "app/settings.hpp"

namespace app {
namespace {

constexpr Setting table[] = {
    {"--data-directory", "DONGHANH_DATA_DIRECTORY", "DIR", "var/data",
     "Folder of the database, uploaded files and backups; moving it moves the installation", For::every_command},
    {"--db", "DONGHANH_DB", "URL", "",
     "The database: sqlite:PATH or postgresql://…; without it donghanh.db in the data directory", For::every_command},
    {"--language", "DONGHANH_LANGUAGE", "vi|en", "vi", "Language of this command, and of pages until a visitor chooses",
     For::every_command},
    {"--today", "DONGHANH_TODAY", "DAY", "",
     "Moves the clock so that this is today, YYYY-MM-DD: for tests and training installations, never for real records",
     For::every_command},
    {"--log-level", "DONGHANH_LOG_LEVEL", "LEVEL", "info", "What is logged: debug, info, warning or error",
     For::every_command},
    {"--listen", "DONGHANH_LISTEN", "ADDRESS:PORT", "127.0.0.1:8080",
     "Address and port to serve on; [::1]:8080 for IPv6"},
    {"--workers", "DONGHANH_WORKERS", "N", "0", "Requests answered at the same time; 0: one per core, at least 4"},
    {"--queue-length", "DONGHANH_QUEUE_LENGTH", "N", "512", "Requests that may wait; more are answered 503"},
    {"--queue-age", "DONGHANH_QUEUE_AGE", "MS", "1000",
     "Milliseconds that the oldest waiting request may have waited before new ones are answered 503"},
    {"--max-body", "DONGHANH_MAX_BODY", "KIB", "1024", "Size limit of forms and JSON bodies, in KiB"},
    {"--max-upload", "DONGHANH_MAX_UPLOAD", "MIB", "64", "Size limit of a form with its files, in MiB"},
    {"--max-connections", "DONGHANH_MAX_CONNECTIONS", "N", "10000", "Connections open at the same time"},
    {"--trusted-proxies", "DONGHANH_TRUSTED_PROXIES", "ADDRESSES", "",
     "Addresses of proxies, separated by commas, whose X-Forwarded-For, -Proto and -Host are believed"},
    {"--public-url", "DONGHANH_PUBLIC_URL", "URL", "",
     "Address at which readers reach the program, https://…: for links in mails and calendars and for the codes on "
     "certificates; mail needs it, codes without it are verified by command only",
     For::mail},
    {"--metrics-token", "DONGHANH_METRICS_TOKEN", "TOKEN", "",
     "Lets others than this machine read /metrics with this bearer token"},
    {"--notices-at", "DONGHANH_NOTICES_AT", "TIME", "06:30",
     "Time of day in Việt Nam at which everybody is told what is due; never: not by this server"},
    {"--smtp-url", "DONGHANH_SMTP_URL", "URL", "",
     "The mail server: smtp://HOST:PORT (it must offer STARTTLS) or smtps://HOST:PORT; without it no mail is sent",
     For::mail},
    {"--smtp-user", "DONGHANH_SMTP_USER", "NAME", "", "Name to sign in to the mail server; none: without signing in",
     For::mail},
    {"--smtp-password", "DONGHANH_SMTP_PASSWORD", "PASSWORD", "",
     "Password there; better by the variable, for others on the machine see a command line", For::mail},
    {"--smtp-security", "DONGHANH_SMTP_SECURITY", "tls|plain", "tls",
     "plain: without encryption; only for a mail server on this machine", For::mail},
    {"--smtp-ca-file", "DONGHANH_SMTP_CA_FILE", "FILE", "",
     "Certificates (PEM) that vouch for the mail server, where the system's do not", For::mail},
    {"--mail-from", "DONGHANH_MAIL_FROM", "ADDRESS", "", "Address that mails come from", For::mail},
};

}   // namespace

std::span<Setting const> settings() { return table; }

}   // namespace app
