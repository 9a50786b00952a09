#include "kernel/imports/pace.hpp"

#include <algorithm>

namespace imports {

Pace::Pace(Running const& running, std::int64_t all_bytes)
    : running_(&running), all_bytes_(std::max<std::int64_t>(all_bytes, 1))
{
}

void Pace::sheet_begins(Sheet const& sheet, std::int64_t bytes)
{
    name_ = sheet.name;
    bytes_before_ += bytes_of_sheet_;
    bytes_of_sheet_ = bytes;
}

void Pace::chunk_done(std::int64_t rows, std::int64_t bytes_read)
{
    rows_ += rows;
    if (!running_->on_progress) return;
    Progress progress{name_, rows_};
    progress.share = std::min(1.0, static_cast<double>(bytes_before_ + bytes_read) / static_cast<double>(all_bytes_));
    progress.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    if (progress.seconds > 0.05)
        progress.rows_per_second = static_cast<std::int64_t>(static_cast<double>(rows_) / progress.seconds);
    if (progress.share > 0.01) progress.seconds_left = progress.seconds * (1 - progress.share) / progress.share;
    running_->on_progress(progress);
}

}   // namespace imports
