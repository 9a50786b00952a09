#include <iostream>
#include <span>
#include <stdexcept>

#include "app/run.hpp"

int main(int count, char** arguments)
{
    try {
        std::span<char const* const> const all{arguments, static_cast<std::size_t>(count)};
        return app::run(all.subspan(1), std::cout, std::cerr);
    } catch (std::exception const& e) {
        std::cerr << "donghanh: " << e.what() << '\n';
        return app::failed;
    }
}
