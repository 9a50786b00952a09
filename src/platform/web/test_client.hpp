#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/context.hpp"
#include "platform/web/gatekeeper.hpp"
#include "platform/web/route.hpp"
#include "platform/web/unfit.hpp"

/// For tests only.
namespace web {

struct TestSetting {
    base::Date today = base::day(2026, 3, 2);   // a Monday; `now` is 03:00 UTC of it
    base::Language language = base::Language::vi;
    std::span<NavItem const> navigation = {};
    Gatekeeper* gatekeeper = nullptr;   // null: one that knows only `sign_in`
    jobs::Runner* jobs = nullptr;
    std::string data_directory = {};
    Shelf shelf = {};   // what the routes under test take out of `Services::shelf`
    Unfit unfit = {};
};

/// Several slices' tables: web::RouteTables{page_routes(), api_routes()}.
using RouteTables = std::initializer_list<std::span<Route const>>;

/// A browser without a network: requests go through the router, the permission check, CSRF, the transaction and the
/// handler, as they do in the server.
///     web::TestClient client{*database, {pages, api}};
///     client.sign_in({.user = 1, .name = "Lan", .grants = {{"people.view", city}}});
///     auto const answer = client.post("/people", {{"name", "Nguyễn Văn An"}});
///     EXPECT_EQ(answer.status, 303);
class TestClient {
public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    TestClient(db::Database& database, RouteTables routes, TestSetting const& setting = {});
    ~TestClient();
    TestClient(TestClient const&) = delete;
    TestClient& operator=(TestClient const&) = delete;

    /// Who asks from now on.
    void sign_in(Actor actor);
    void sign_out();
    void set_today(base::Date today);
    void set_language(base::Language language);

    Response get(std::string_view target);
    /// What htmx gets for the same address.
    Response get_fragment(std::string_view target);
    /// A form with its CSRF token.
    Response post(std::string_view target, Pairs fields = {});
    Response post_files(std::string_view target, Pairs fields, std::vector<Upload> files);
    /// A request of the API with a bearer token, and a JSON body. An answer below 300 that is not as the row's ApiDoc
    /// describes it throws, and so fails the test.
    Response api(Method method, std::string_view target, std::string body = {});
    /// Any request, cookies kept from answer to answer like a browser does.
    Response send(Request request);

    /// The CSRF token of the present sign-in.
    std::string csrf() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The header's value, "" when the answer lacks it. Names in any case.
std::string_view header_of(Response const& response, std::string_view name);

}   // namespace web
