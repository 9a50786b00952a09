#pragma once

#include <gtest/gtest.h>

#include <string>

#include "support/database.hpp"

namespace support {

/// A suite that runs on both databases, a fresh one for each test:
///     using LedgerTest = support::OnBoth;
///     TEST_P(LedgerTest, SumsStay) { auto tx = db->begin(db::Access::write); … }
///     INSTANTIATE_TEST_SUITE_P(Both, LedgerTest, support::both, support::dialect_name);
class OnBoth : public testing::TestWithParam<db::Dialect> {
protected:
    TestDatabase db{GetParam()};
};

/// The same with an empty database, without any table.
class OnBothBare : public testing::TestWithParam<db::Dialect> {
protected:
    TestDatabase db{GetParam(), true};
};

inline auto const both = testing::Values(db::Dialect::sqlite, db::Dialect::postgres);

inline std::string dialect_name(testing::TestParamInfo<db::Dialect> const& info)
{
    return info.param == db::Dialect::sqlite ? "Sqlite" : "Postgres";
}

}   // namespace support
