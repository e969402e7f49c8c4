#include "engine/funding/funding.h"
