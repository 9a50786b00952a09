#include "support/database.hpp"
