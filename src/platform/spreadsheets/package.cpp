#include "platform/spreadsheets/package.hpp"

#include "platform/spreadsheets/refused.hpp"

namespace spreadsheets {
namespace {

constexpr std::int64_t small_part = 1 << 20;   // parts below this may be packed as tightly as they like

bool too_tight(std::int64_t unpacked, std::int64_t packed, Limits const& limits)
{
    return unpacked > small_part && unpacked / limits.ratio > packed;
}

}   // namespace

std::size_t Part::read(std::span<char> buffer)
{
    auto const got = zip_fread(file_.get(), buffer.data(), buffer.size());
    if (got < 0) throw Refused{"workbook.broken"};
    bytes_read_ += got;
    if (bytes_read_ > limits_->part_bytes || too_tight(bytes_read_, packed_bytes_, *limits_))
        throw Refused{"workbook.unpacks_too_large"};
    return static_cast<std::size_t>(got);
}

Package::Package(std::unique_ptr<zip_t, ZipClose> archive, Limits const& limits)
    : archive_(std::move(archive)), limits_(limits)
{
    if (zip_get_num_entries(archive_.get(), 0) > limits_.entries) throw Refused{"workbook.too_many_entries"};
}

Package Package::open(std::string const& path, Limits const& limits)
{
    int error = 0;
    std::unique_ptr<zip_t, ZipClose> archive{zip_open(path.c_str(), ZIP_RDONLY, &error)};
    if (!archive) throw Refused{"workbook.broken"};
    return Package{std::move(archive), limits};
}

Package Package::open_view(std::string_view bytes, Limits const& limits)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) throw Refused{"workbook.broken"};
    std::unique_ptr<zip_t, ZipClose> archive{zip_open_from_source(source, ZIP_RDONLY, &error)};
    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(source);
        throw Refused{"workbook.broken"};
    }
    return Package{std::move(archive), limits};
}

zip_int64_t Package::index(std::string const& name) const
{
    auto const exact = zip_name_locate(archive_.get(), name.c_str(), 0);
    return exact >= 0 ? exact : zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
}

bool Package::has(std::string const& name) const { return index(name) >= 0; }

std::vector<std::string> Package::names() const
{
    std::vector<std::string> names;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(archive_.get(), 0)); ++i)
        if (auto const* name = zip_get_name(archive_.get(), i, 0)) names.emplace_back(name);
    return names;
}

std::int64_t Package::size(std::string const& name) const
{
    auto const at = index(name);
    zip_stat_t stat;
    if (at < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(at), 0, &stat) != 0) return 0;
    return (stat.valid & ZIP_STAT_SIZE) != 0 ? static_cast<std::int64_t>(stat.size) : 0;
}

Part Package::part(std::string const& name) const
{
    auto const at = index(name);
    zip_stat_t stat;
    if (at < 0 || zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(at), 0, &stat) != 0)
        throw Refused{"workbook.broken"};
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        throw Refused{"workbook.encrypted"};
    auto const packed = static_cast<std::int64_t>(stat.comp_size);
    if (stat.size > static_cast<zip_uint64_t>(limits_.part_bytes) ||
        too_tight(static_cast<std::int64_t>(stat.size), packed, limits_))
        throw Refused{"workbook.unpacks_too_large"};
    std::unique_ptr<zip_file_t, PartClose> file{zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(at), 0)};
    if (!file) throw Refused{"workbook.broken"};
    return Part{std::move(file), packed, limits_};
}

}   // namespace spreadsheets
