#include "kernel/secrecy/slice.hpp"

#include "platform/web/vouching.hpp"

namespace secrecy {
namespace {

constexpr rulebook::Needed rules[] = {{"secrecy.doubtful_words", rulebook::Kind::table}};

}   // namespace

Slice const& slice()
{
    static Slice const made{.name = "secrecy", .samples = web::send_again_samples(), .rules = rules};
    return made;
}

}   // namespace secrecy
