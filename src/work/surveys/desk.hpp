#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "work/surveys/store.hpp"

namespace surveys {

/// Which entries a form was made of: "workers=device:1,device:2;needs=device:3".
std::string seen_text(Merged const& merged);

/// The entries that a desk writes: what differs from what its form was made of, and what was decided.
class Desk {
public:
    /// `seen` is what `seen_text` gave when the form was made.
    Desk(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign, EnterpriseId enterprise,
         std::string_view seen);

    void answers(questionnaires::Answers const& now);
    /// State and note are said anew only when they differ from what stands now.
    void state(State state) { changed(state_field, name_of(state)); }
    void note(std::string const& note) { changed(note_field, note); }
    /// What was chosen where two had answered differently; nothing when it is none of their answers.
    void decide(std::string_view field, std::string_view value);

    std::vector<Entry> const& written() const { return written_; }

private:
    EntryKey next() { return {device_, ++number_}; }
    void write(std::string_view field, std::string_view value);
    void changed(std::string_view field, std::string_view value);

    ledger::Entry entry_;
    std::string device_;
    std::int64_t number_ = 0;
    std::map<std::string, std::vector<EntryKey>, std::less<>> seen_;
    std::vector<Entry> all_;
    Merged standing_;                       // now; views into all_
    questionnaires::Answers before_ = {};   // when the form was made
    std::vector<Entry> written_ = {};
};

}   // namespace surveys
