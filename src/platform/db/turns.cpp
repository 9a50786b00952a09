#include "platform/db/turns.hpp"

namespace db {

Turns::Turns(int size)
{
    for (int place = size - 1; place >= 0; --place) free_.push_back(place);
}

int Turns::take()
{
    std::unique_lock lock{mutex_};
    if (!free_.empty()) {
        int const place = free_.back();
        free_.pop_back();
        return place;
    }
    Waiting me;
    queue_.push_back(&me);
    me.called.wait(lock, [&] { return me.place >= 0; });
    return me.place;
}

void Turns::give_back(int place)
{
    std::lock_guard const lock{mutex_};
    if (queue_.empty()) {
        free_.push_back(place);
        return;
    }
    // handed over directly, so nobody who comes now can overtake
    queue_.front()->place = place;
    queue_.front()->called.notify_one();
    queue_.pop_front();
}

}   // namespace db
