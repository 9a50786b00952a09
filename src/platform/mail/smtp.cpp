#include "platform/mail/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <new>

#include "base/expect.hpp"

namespace mail {
namespace {

constexpr long connect_seconds = 10;
constexpr long all_seconds = 60;
constexpr std::size_t max_message_bytes = std::size_t{1} << 20U;

/// What curl has still to send.
struct Rest {
    std::string_view text;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* from)
{
    auto& rest = static_cast<Rest*>(from)->text;
    auto const taken = rest.copy(into, size * count);
    rest.remove_prefix(taken);
    return taken;
}

/// Not 0 makes curl give up.
int go_on(void* asked, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return (*static_cast<std::function<bool()> const*>(asked))() ? 1 : 0;
}

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, FreeHandle>;
using List = std::unique_ptr<curl_slist, FreeList>;

std::string_view problem_of(CURLcode code)
{
    switch (code) {
        case CURLE_OK:
            return {};
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
            return "mail.unreachable";
        case CURLE_ABORTED_BY_CALLBACK:
            return "mail.interrupted";
        case CURLE_OPERATION_TIMEDOUT:
            return "mail.timed_out";
        case CURLE_LOGIN_DENIED:
            return "mail.sign_in_refused";
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
            return "mail.not_encrypted";
        default:
            return "mail.refused";
    }
}

void connect_by(CURL* handle, Setting const& setting)
{
    curl_easy_setopt(handle, CURLOPT_URL, setting.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");   // none, whatever the environment says
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, all_seconds);
    curl_easy_setopt(handle, CURLOPT_USE_SSL,
                     static_cast<long>(setting.security == Security::tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!setting.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, setting.ca_file.c_str());
    if (setting.user.empty()) return;
    curl_easy_setopt(handle, CURLOPT_USERNAME, setting.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, setting.password.c_str());
}

Attempt attempt(Setting const& setting, std::function<bool()> const& stopped, Mail const& mail,
                Envelope const& envelope)
{
    auto const message = written(mail, envelope);
    if (message.size() > max_message_bytes) return {"mail.too_large", 0, true};
    Handle const handle{curl_easy_init()};
    if (!handle) throw std::bad_alloc{};
    connect_by(handle.get(), setting);
    auto const from = "<" + envelope.from + ">";
    List const to{curl_slist_append(nullptr, ("<" + mail.to + ">").c_str())};
    Rest rest{message};
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle.get(), CURLOPT_READDATA, &rest);
    curl_easy_setopt(handle.get(), CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFOFUNCTION, go_on);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFODATA, &stopped);
    auto const code = curl_easy_perform(handle.get());
    long reply = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &reply);
    auto const problem = problem_of(code);
    // 5xx about this mail stays; 5xx about our sign-in may be mended
    return {problem, reply, problem == "mail.refused" && reply >= 500 && reply < 600};
}

}   // namespace

Hand smtp_hand(Setting const& setting, std::function<bool()> stopped)
{
    static bool const ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    base::expect(ready, "libcurl cannot be used");
    return [setting, stopped = std::move(stopped)](Mail const& mail, Envelope const& envelope) {
        return attempt(setting, stopped, mail, envelope);
    };
}

}   // namespace mail
