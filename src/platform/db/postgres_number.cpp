#include "platform/db/postgres_number.hpp"

#include "platform/db/postgres_connection.hpp"

namespace db {
namespace {

// the first number of the lock tells our locks from those of other programs: "DONG"
constexpr std::int64_t ours = 0x444F4E47;
constexpr Sql try_to_lock{"db.try_to_lock", "", R"sql(
    SELECT CASE WHEN pg_try_advisory_lock(CAST(:ours AS INTEGER), CAST(:number AS INTEGER))
        THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END)sql"};
constexpr Sql ping{"db.ping", "", "SELECT CAST(1 AS BIGINT)"};

class PostgresNumber final : public WriterNumber {
public:
    PostgresNumber(std::string const& url, std::int64_t wanted, Ids& ids)
        : connection_(url, Access::read, ids),
          value_(take_number(wanted, [this](std::int64_t number) { return lock(number); }))
    {
    }

    std::int64_t value() const override { return value_; }
    bool is_held() noexcept override
    {
        try {
            static_cast<void>(connection_.run(ping));
            return true;
        } catch (Failure const&) {
            return false;
        }
    }

private:
    bool lock(std::int64_t number)
    {
        return connection_.run(try_to_lock, {{"ours", ours}, {"number", number}}).first()->flag(0);
    }

    PostgresConnection connection_;
    std::int64_t value_;
};

}   // namespace

std::unique_ptr<WriterNumber> take_postgres_number(std::string const& url, std::int64_t wanted, Ids& ids)
{
    return std::make_unique<PostgresNumber>(url, wanted, ids);
}

}   // namespace db
