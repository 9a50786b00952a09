#pragma once

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace imports {

/// Keeps the texts of a chunk of rows: views stay valid until `clear`, whose blocks are used again.
class Arena {
public:
    std::string_view keep(std::string_view text)
    {
        if (text.empty()) return {};
        if (text.size() > block_bytes) return *large_.emplace_back(std::make_unique<std::string>(text));
        if (blocks_.empty() || used_ + text.size() > block_bytes) next_block();
        char* const place = blocks_[block_ - 1].get() + used_;
        std::memcpy(place, text.data(), text.size());
        used_ += text.size();
        return {place, text.size()};
    }
    void clear()
    {
        block_ = 0;
        used_ = block_bytes;
        large_.clear();
    }

private:
    static constexpr std::size_t block_bytes = 64 * 1024;

    void next_block()
    {
        if (block_ == blocks_.size()) blocks_.push_back(std::make_unique<char[]>(block_bytes));
        ++block_;
        used_ = 0;
    }

    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t block_ = 0;   // blocks in use
    std::size_t used_ = block_bytes;
    std::vector<std::unique_ptr<std::string>> large_;
};

}   // namespace imports
