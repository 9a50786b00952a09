#include "platform/web/test_client.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/web/cookies.hpp"
#include "platform/web/csrf.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/openapi.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/site.hpp"

namespace web {
namespace {

constexpr std::string_view known_cookie = "known";
constexpr std::string_view known_secret = "the secret of a test";
constexpr std::string_view boundary = "----boundary-of-a-test";

/// Lets in whoever the test says.
class OneKnown : public Gatekeeper {
public:
    std::optional<Session> by_cookie(db::Connection&, std::string_view value, base::Instant) override
    {
        if (!actor || value != known_cookie) return std::nullopt;
        return Session{*actor, std::string{known_secret}};
    }
    std::optional<Session> by_token(db::Connection&, std::string_view value, base::Instant) override
    {
        if (!actor || value != known_cookie) return std::nullopt;
        return Session{*actor, ""};
    }
    std::optional<Actor> actor;
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string urlencoded(TestClient::Pairs const& fields)
{
    std::string text;
    for (auto const& [name, value] : fields) {
        if (!text.empty()) text += '&';
        text += percent_encoded(name) + "=" + percent_encoded(value);
    }
    return text;
}

std::string multipart(TestClient::Pairs const& fields, std::vector<Upload> const& files)
{
    std::string body;
    auto const part = [&](std::string const& disposition, std::string const& content) {
        body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; ").append(disposition);
        body.append("\r\n\r\n").append(content).append("\r\n");
    };
    for (auto const& [name, value] : fields) part("name=\"" + name + "\"", value);
    for (auto const& file : files)
        part("name=\"" + file.field + "\"; filename=\"" + file.file_name + "\"", file.content);
    return body.append("--").append(boundary).append("--\r\n");
}

Request request_for(Method method, std::string_view target)
{
    Request request;
    request.method = method;
    request.target = target;
    request.remote = "127.0.0.1";
    request.headers.add("host", "localhost");
    return request;
}

}   // namespace

struct TestClient::State {
    OneKnown known = {};
    Gatekeeper* gatekeeper = nullptr;
    db::Database* database = nullptr;
    Services services = {};
    base::Date today = {};
    std::vector<std::pair<std::string, std::string>> cookies = {};
    std::unique_ptr<Site> site = {};

    base::Instant now() const { return base::Instant{today} + std::chrono::hours{3}; }
    void keep(std::string_view name, std::string_view value)
    {
        std::erase_if(cookies, [&](auto const& cookie) { return cookie.first == name; });
        if (!value.empty()) cookies.emplace_back(name, value);
    }
    std::string_view cookie(std::string_view name) const
    {
        auto const found = std::ranges::find(cookies, name, [](auto const& c) { return std::string_view{c.first}; });
        return found == cookies.end() ? std::string_view{} : std::string_view{found->second};
    }
    /// An answer that is not what the description of the API promises fails the test.
    void hold_to_description(Method method, std::string_view target, Response const& response) const
    {
        if (response.status >= 300) return;
        auto const match = site->router().find(method, target.substr(0, target.find('?')));
        if (match.route == nullptr || match.route->api == nullptr) return;
        std::string all;
        for (auto const& fault : answer_faults(*match.route, response)) all += fault + "\n";
        if (!all.empty()) throw std::logic_error("the answer is not as described:\n" + all + response.body);
    }
    void keep_from(Response const& response)
    {
        for (auto const& [name, value] : response.headers) {
            if (name != "Set-Cookie") continue;
            auto const equals = value.find('=');
            keep(value.substr(0, equals), value.substr(equals + 1, value.find(';') - equals - 1));
        }
    }
};

TestClient::TestClient(db::Database& database, RouteTables routes, TestSetting const& setting)
    : state_(std::make_unique<State>())
{
    state_->database = &database;
    state_->gatekeeper = setting.gatekeeper != nullptr ? setting.gatekeeper : &state_->known;
    state_->services = {.data_directory = setting.data_directory,
                        .navigation = setting.navigation,
                        .jobs = setting.jobs,
                        .database = &database,
                        .shelf = setting.shelf};
    state_->today = setting.today;
    state_->keep("visitor", "visitor-of-a-test");
    set_language(setting.language);
    state_->site = std::make_unique<Site>(SiteParts{.database = &database,
                                                    .gatekeeper = state_->gatekeeper,
                                                    .services = &state_->services,
                                                    .clock = [state = state_.get()] { return state->now(); },
                                                    .routes = routes,
                                                    .unfit = setting.unfit});
}

TestClient::~TestClient() = default;

void TestClient::sign_in(Actor actor)
{
    state_->known.actor = std::move(actor);
    state_->keep(session_cookie, known_cookie);
}

void TestClient::sign_out() { state_->keep(session_cookie, ""); }

void TestClient::set_today(base::Date today) { state_->today = today; }

void TestClient::set_language(base::Language language) { state_->keep(language_cookie, language_code(language)); }

Response TestClient::get(std::string_view target) { return send(request_for(Method::get, target)); }

Response TestClient::get_fragment(std::string_view target)
{
    auto request = request_for(Method::get, target);
    request.headers.add("hx-request", "true");
    return send(std::move(request));
}

Response TestClient::post(std::string_view target, Pairs fields)
{
    auto request = request_for(Method::post, target);
    fields.emplace_back(csrf_field, csrf());
    request.headers.add("content-type", "application/x-www-form-urlencoded");
    request.body = urlencoded(fields);
    return send(std::move(request));
}

Response TestClient::post_files(std::string_view target, Pairs fields, std::vector<Upload> files)
{
    auto request = request_for(Method::post, target);
    fields.emplace_back(csrf_field, csrf());
    request.headers.add("content-type", "multipart/form-data; boundary=" + std::string{boundary});
    request.body = multipart(fields, files);
    return send(std::move(request));
}

Response TestClient::api(Method method, std::string_view target, std::string body)
{
    auto request = request_for(method, target);
    // with a gatekeeper of the test's own, the sign-in of its cookie serves
    if (state_->gatekeeper == &state_->known)
        request.headers.add("authorization", "Bearer " + std::string{known_cookie});
    else
        request.headers.add("x-csrf-token", csrf());
    if (!body.empty()) request.headers.add("content-type", "application/json");
    request.body = std::move(body);
    auto response = send(std::move(request));
    state_->hold_to_description(method, target, response);
    return response;
}

Response TestClient::send(Request request)
{
    std::string cookies;
    for (auto const& [name, value] : state_->cookies) {
        if (!cookies.empty()) cookies += "; ";
        cookies += name + "=" + value;
    }
    request.headers.add("cookie", cookies);
    auto response = state_->site->answer(std::move(request));
    state_->keep_from(response);
    return response;
}

std::string TestClient::csrf() const
{
    auto const transaction = state_->database->begin(db::Access::read);
    auto const session = state_->gatekeeper->by_cookie(**transaction, state_->cookie(session_cookie), state_->now());
    return csrf_token(session && !session->secret.empty() ? std::string_view{session->secret}
                                                          : state_->cookie("visitor"));
}

std::string_view header_of(Response const& response, std::string_view name)
{
    for (auto const& [key, value] : response.headers)
        if (std::ranges::equal(key, name, {}, lower, lower)) return value;
    return {};
}

}   // namespace web
