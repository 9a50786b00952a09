#include "platform/mail/setting.hpp"

#include "platform/mail/message.hpp"

namespace mail {
namespace {

std::string_view host_in(std::string_view url)
{
    auto rest = url.substr(url.find("://") + 3);
    rest = rest.substr(0, rest.find('/'));
    if (auto const at = rest.rfind('@'); at != std::string_view::npos) rest.remove_prefix(at + 1);
    if (rest.starts_with('[')) return rest.substr(1, rest.find(']') - 1);
    return rest.substr(0, rest.find(':'));
}

bool is_dotted_loopback(std::string_view host)
{
    return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}   // namespace

bool is_loopback(std::string_view url)
{
    if (url.find("://") == std::string_view::npos) return false;
    auto const host = host_in(url);
    return host == "localhost" || host == "::1" || is_dotted_loopback(host);
}

base::Result<base::Done> checked(Setting const& setting)
{
    if (!setting.on()) return base::Done{};
    std::vector<base::Problem> problems;
    auto const& url = setting.url;
    if ((!url.starts_with("smtp://") && !url.starts_with("smtps://")) || host_in(url).empty())
        problems.push_back({"", "mail.url"});
    else if (setting.security == Security::plain && !is_loopback(url))
        problems.push_back({"", "mail.plain_elsewhere"});
    if (!is_address(setting.from)) problems.push_back({"", "mail.from", setting.from});
    if (!setting.site_url.starts_with("https://") && !setting.site_url.starts_with("http://"))
        problems.push_back({"", "mail.site_url"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return base::Done{};
}

}   // namespace mail
