#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

namespace db {

/// Lends out places numbered 0 … size-1, first come first served: a pool of connections, or with one place a fair lock.
/// The place given back last is lent first, so that few connections stay warm under little load.
class Turns {
public:
    explicit Turns(int size);

    /// Waits for a free place.
    int take();
    void give_back(int place);

private:
    struct Waiting {
        std::condition_variable called;
        int place = -1;
    };

    std::mutex mutex_;
    std::vector<int> free_;
    std::deque<Waiting*> queue_;
};

}   // namespace db
