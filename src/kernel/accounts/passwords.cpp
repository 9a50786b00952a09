#include "kernel/accounts/passwords.hpp"

#include <sodium.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include "base/expect.hpp"

namespace accounts {
namespace {

constexpr std::size_t longest_queue = 32;   // at 25 ms each nobody waits longer than a second

std::string hashed(std::string_view password, HashCost const& cost)
{
    std::string out(crypto_pwhash_STRBYTES, '\0');
    auto const done = crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.passes,
                                            cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) throw std::bad_alloc();
    out.resize(out.find('\0'));
    return out;
}

}   // namespace

struct Passwords::State {
    explicit State(HashCost const& wanted) : cost(wanted)
    {
        base::expect(sodium_init() >= 0, "libsodium does not start");
        thread = std::thread([this] { work(); });
    }
    ~State()
    {
        {
            std::lock_guard const lock(mutex);
            ending = true;
        }
        wake.notify_one();
        thread.join();
    }
    State(State const&) = delete;
    State& operator=(State const&) = delete;

    void work()
    {
        for (;;) {
            std::packaged_task<void()> task;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [this] { return ending || !queue.empty(); });
                if (queue.empty()) return;
                task = std::move(queue.front());
                queue.pop_front();
            }
            task();
        }
    }

    /// Runs `task` on the thread and waits for it; false when the queue is full.
    bool run(std::function<void()> task)
    {
        std::packaged_task<void()> packaged(std::move(task));
        auto done = packaged.get_future();
        {
            std::lock_guard const lock(mutex);
            if (queue.size() >= longest_queue) return false;
            queue.push_back(std::move(packaged));
        }
        wake.notify_one();
        done.get();
        return true;
    }

    /// What a password is held against where there is none; on the thread only. Made with the first question, whoever
    /// it is about, and not with the program, whose start would wait for it.
    std::string const& nobody()
    {
        if (nobodys_hash.empty()) nobodys_hash = hashed("nobody has this password", cost);
        return nobodys_hash;
    }

    HashCost cost;
    std::string nobodys_hash;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::packaged_task<void()>> queue;
    bool ending = false;
    std::thread thread;
};

Passwords::Passwords(HashCost const& cost) : state_(std::make_unique<State>(cost)) {}
Passwords::~Passwords() = default;

std::optional<std::string> Passwords::hash(std::string_view password) const
{
    std::string result;
    if (!state_->run([&] { result = hashed(password, state_->cost); })) return std::nullopt;
    return result;
}

std::optional<bool> Passwords::fits(std::string_view password, std::string_view hash) const
{
    std::string const given{hash};
    bool fits = false;
    auto const verify = [&] {
        auto const& nobody = state_->nobody();
        auto const& against = given.empty() ? nobody : given;
        fits = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    };
    if (!state_->run(verify)) return std::nullopt;
    return fits && !hash.empty();
}

bool Passwords::is_outdated(std::string_view hash) const
{
    return crypto_pwhash_str_needs_rehash(std::string{hash}.c_str(), state_->cost.passes, state_->cost.memory_bytes) !=
           0;
}

std::string made_password()
{
    base::expect(sodium_init() >= 0, "libsodium does not start");
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";   // none that are taken for one another
    std::string password;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return password;
}

}   // namespace accounts
