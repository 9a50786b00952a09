#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"

namespace imports {

using FileId = base::Id<struct ImportFileTag>;
using SheetId = base::Id<struct ImportSheetTag>;

/// planned: files are known, nothing was taken. running: begun, perhaps interrupted. undoing: likewise.
enum class BatchState : std::uint8_t { planned, running, done, undoing, undone };
enum class SheetState : std::uint8_t { planned, left_out, running, done };
std::string_view name_of(BatchState state);
std::string_view name_of(SheetState state);
BatchState parse_batch_state(std::string_view name);
SheetState parse_sheet_state(std::string_view name);

/// Whether it is a preview, which leaves nothing behind but its counts, or the import itself.
enum class Trial : std::uint8_t { no, yes };

struct Counts {
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t warned = 0;        // of those taken
    std::int64_t known = 0;         // taken by an earlier import of the same file
    std::int64_t passed_over = 0;   // sums, signatures, headings of groups

    std::int64_t taken() const { return created + changed + unchanged; }
    std::int64_t rows() const { return taken() + refused + known; }
    Counts& operator+=(Counts const& other);
    friend bool operator==(Counts const&, Counts const&) = default;
};

struct Batch {
    BatchId id;
    BatchState state = BatchState::planned;
    base::Instant started_at = {};
    UserId started_by;
    std::optional<base::Instant> finished_at = {};
    std::optional<base::Instant> undone_at = {};
};

/// `problem`: why it cannot be read, "" when it can.
struct File {
    FileId id;
    std::string name;
    std::string hash;
    std::int64_t bytes = 0;
    std::string problem = {};
    std::string detail = {};
};

struct Sheet {
    SheetId id;
    FileId file;
    std::int64_t position = 0;
    std::string name;
    std::string kind = {};
    SheetState state = SheetState::planned;
    std::int64_t header_from = 0;
    std::int64_t header_to = 0;
    std::vector<std::string> headings = {};
    std::string mapping = {};
    std::int64_t encoding = 0;
    bool certain = true;
    std::string problem = {};   // why it is left out, or what to look at
    std::string detail = {};
    std::optional<Counts> counts = {};
    std::optional<Counts> trial = {};
};

/// A batch with its files and sheets, in the order they were given.
struct Plan {
    Batch batch;
    std::vector<File> files;
    std::vector<Sheet> sheets;

    File const& file_of(Sheet const& sheet) const;
    Sheet const* find(SheetId id) const;
    Counts total(Trial trial) const;
    bool has_trial() const;
};

/// A problem whose texts were read from the database.
struct RowProblem {
    std::string field;
    std::string code;
    std::string detail;

    base::Problem view() const { return {field, code, detail}; }
    friend bool operator==(RowProblem const&, RowProblem const&) = default;
};
struct ProblemRow {
    std::int64_t number = 0;
    bool refused = true;
    std::vector<RowProblem> problems;
};

std::string pack_problems(std::span<base::Problem const> problems);
std::vector<RowProblem> unpack_problems(std::string_view packed);

/// What became of the rows of a chunk, packed to a few bytes a row. Refused rows are not in it.
struct TakenRow {
    std::int64_t number = 0;
    std::string record_kind = {};   // "" unless a record was created or changed
    std::int64_t record_id = 0;
    friend bool operator==(TakenRow const&, TakenRow const&) = default;
};
class TakenPacker {
public:
    void add(std::int64_t number, std::string_view record_kind, std::int64_t record_id);
    std::string take();

private:
    std::vector<std::string> kinds_;
    std::string rows_;
    std::int64_t last_number_ = 0;
    std::int64_t last_id_ = 0;
};
std::vector<TakenRow> unpack_taken(std::string_view packed);

}   // namespace imports
