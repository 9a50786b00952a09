#include "kernel/imports/feed.hpp"

#include "kernel/imports/reading.hpp"

namespace imports {
namespace {

constexpr std::size_t chunks_ahead = 2;

/// Puts the rows of a sheet into chunks.
class Filler {
public:
    explicit Filler(Reading const& reading)
        : reading_(&reading), sorter_(*reading.kind, reading.mapping, reading.headings, reading.header_to)
    {
    }

    void add(spreadsheets::Row const& row, Chunk& chunk)
    {
        chunk.bytes_read = row.bytes_read;
        chunk.last_row = row.number;
        auto const sort = sorter_.sort(row);
        if (sort != RowSort::data) {
            if (sort == RowSort::passed_over) ++chunk.passed_over;
            return;
        }
        auto const number = static_cast<std::size_t>(row.number);
        if (number < reading_->known.size() && reading_->known[number]) {
            ++chunk.known;
            return;
        }
        read_row(row, chunk);
    }

private:
    void read_row(spreadsheets::Row const& row, Chunk& chunk)
    {
        auto const begin = chunk.cells.size();
        problems_.clear();
        for (std::size_t k = 0; k < reading_->mapping.size(); ++k) {
            auto const& column = reading_->kind->columns[k];
            auto& cell = chunk.cells.emplace_back();
            auto const problem = read_columns(reading_->mapping[k], column.shape, row, chunk.arena, cell);
            if (!problem.empty())
                problems_.push_back({column.field, problem, std::string{cell.text}});
            else if (column.required && cell.text.empty())
                problems_.push_back({column.field, "required"});
        }
        if (problems_.empty()) {
            chunk.rows.push_back({row.number, std::span{chunk.cells}.subspan(begin)});
            return;
        }
        chunk.cells.resize(begin);
        ProblemRow faulty{row.number, true, {}};
        for (auto const& problem : problems_)
            faulty.problems.push_back({std::string{problem.field}, std::string{problem.code}, problem.detail});
        chunk.faulty.push_back(std::move(faulty));
    }

    std::string_view read_columns(std::vector<std::size_t> const& columns, Shape shape, spreadsheets::Row const& row,
                                  Arena& arena, Cell& cell)
    {
        if (columns.size() == 1) {
            if (columns.front() >= row.cells.size()) return {};
            return read_cell(shape, row.cells[columns.front()], arena, cell);
        }
        joined_.clear();
        for (auto const column : columns)
            if (column < row.cells.size())
                joined_.append(joined_.empty() ? "" : " ").append(spreadsheets::shown(row.cells[column]));
        spreadsheets::Cell const whole{spreadsheets::CellType::text, true, {}, 0, joined_};
        return columns.empty() ? std::string_view{} : read_cell(shape, whole, arena, cell);
    }

    Reading const* reading_;
    RowSorter sorter_;
    std::vector<base::Problem> problems_;
    std::string joined_;
};

}   // namespace

Feed::Feed(Reading reading) : reading_(std::move(reading)), thread_([this] { run(); }) {}

Feed::~Feed()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

std::unique_ptr<Chunk> Feed::next()
{
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !ready_.empty() || finished_; });
    if (ready_.empty()) {
        if (thrown_) std::rethrow_exception(thrown_);
        return nullptr;
    }
    auto chunk = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    return chunk;
}

void Feed::recycle(std::unique_ptr<Chunk> chunk)
{
    std::lock_guard const lock{mutex_};
    spare_.push_back(std::move(chunk));
}

void Feed::run()
{
    std::exception_ptr thrown;
    try {
        read_sheet();
    } catch (...) {
        thrown = std::current_exception();   // carried over to the thread that takes the chunks
    }
    std::lock_guard const lock{mutex_};
    thrown_ = thrown;
    finished_ = true;
    changed_.notify_all();
}

std::unique_ptr<Chunk> Feed::fresh()
{
    std::unique_ptr<Chunk> chunk;
    {
        std::lock_guard const lock{mutex_};
        if (!spare_.empty()) {
            chunk = std::move(spare_.front());
            spare_.pop_front();
        }
    }
    if (!chunk) chunk = std::make_unique<Chunk>();
    chunk->arena.clear();
    chunk->cells.clear();
    chunk->rows.clear();
    chunk->faulty.clear();
    chunk->known = chunk->passed_over = chunk->last_row = chunk->bytes_read = 0;
    // rows hold spans of cells: these must never move
    chunk->cells.reserve((reading_.chunk_rows + 1) * reading_.kind->columns.size());
    return chunk;
}

bool Feed::push(std::unique_ptr<Chunk> chunk)
{
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return ready_.size() < chunks_ahead || stopping_; });
    if (stopping_) return false;
    ready_.push_back(std::move(chunk));
    changed_.notify_all();
    return true;
}

void Feed::read_sheet()
{
    auto workbook = spreadsheets::open(reading_.path);
    if (!workbook) {
        problems_ = workbook.error().problems;
        return;
    }
    (*workbook)->decode_as(reading_.position, reading_.legacy);
    Filler filler{reading_};
    auto chunk = fresh();
    std::int64_t rows = 0;
    bool stopped = false;
    auto const done = (*workbook)->read(reading_.position, [&](spreadsheets::Row const& row) {
        if (row.number <= reading_.header_to || row.number <= reading_.after_row) return spreadsheets::Go::on;
        if (reading_.most_rows > 0 && ++rows > reading_.most_rows) return spreadsheets::Go::stop;
        filler.add(row, *chunk);
        if (chunk->rows.size() + chunk->faulty.size() < reading_.chunk_rows) return spreadsheets::Go::on;
        stopped = !push(std::move(chunk));
        if (stopped) return spreadsheets::Go::stop;
        chunk = fresh();
        return spreadsheets::Go::on;
    });
    if (stopped) return;
    if (!done) problems_ = done.error().problems;
    if (chunk->last_row > 0) push(std::move(chunk));
}

}   // namespace imports
