#pragma once

#include <optional>
#include <string>

#include "kernel/accounts/account.hpp"
#include "platform/web/pieces.hpp"

namespace accounts {

/// What the form held when it was refused, and what was just made.
struct Shown {
    std::optional<AccountForm> names = {};
    std::optional<Grant> grant = {};
    std::string unit_text = {};
    base::Error const* error = nullptr;
    std::string made_password = {};
    int status = 200;
};

std::string url_of(UserId user);
/// A field of the forms about accounts, with its problem.
web::Field field_of(web::Context const& context, Shown const& shown, char const* name, base::TextId label,
                    std::string value = {});
/// The page of one account.
web::Response user_answer(web::Context& context, Account const& account, Shown const& shown);

}   // namespace accounts
