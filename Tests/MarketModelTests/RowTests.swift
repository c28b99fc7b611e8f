import Testing

@testable import MarketModel

/// Rows of which a market has one a person or account: small, and nothing in them lost.
struct RowTests {
  @Test("A person's rows take 200 bytes and fewer with everything, friends apart by the network")
  func sizes() {
    #expect(MemoryLayout<PersonTraits>.stride == 20)
    #expect(MemoryLayout<PersonState>.stride == 12)
    #expect(MemoryLayout<AccountState>.stride == 40)
    #expect(MemoryLayout<FiledBehaviour>.stride == 28)
    #expect(MemoryLayout<Exposure>.stride == 24)
    #expect(MemoryLayout<Following>.stride == 4)
    #expect(MemoryLayout<Subscriber>.stride == 16)
    #expect(MemoryLayout<Registration>.stride == 8)
    #expect(MemoryLayout<SalesLead?>.stride <= 64)
  }

  @Test(
    "A packed time is the time", arguments: [0, -0.1, 1.0 / 3, 3659.999, -.infinity, .infinity])
  func packedTime(days: Double) {
    #expect(PackedTime(days).days == days)
  }

  @Test("What shares a word in an account's row is not changed by its neighbours")
  func account() {
    var account = AccountState()
    #expect(!account.isNeedOpen && account.stage == .unaware && account.restingStage == .unaware)
    account.needEnds = 12.5
    account.lastOrderTime = 0.1
    account.needsOpened = 1 << 24 - 1
    account.impulses = 1 << 24 - 1
    account.cartSource = 200
    account.need = 1 << 24 - 1
    account.occasion = 255
    account.stage = .opportunity
    account.restingStage = .lapsed
    account.needStage = .cart
    account.salesStage = .qualified
    account.satisfaction = -1
    account.hasDroppedOut = true
    account.hasLapseCheck = true
    for _ in 0..<3 { account.noteOrder() }
    account.token = 65_535
    account.endDelivery()
    #expect(account.needEnds == 12.5 && account.lastOrderTime == 0.1)
    #expect(account.needsOpened == 1 << 24 - 1 && account.impulses == 1 << 24 - 1)
    #expect(account.cartSource == 200 && account.need == 1 << 24 - 1 && account.occasion == 255)
    #expect(account.stage == .opportunity && account.restingStage == .lapsed)
    #expect(account.needStage == .cart && account.salesStage == .qualified)
    #expect(account.satisfaction == -1 && account.hasDroppedOut && account.hasLapseCheck)
    #expect(account.orders == 3 && account.deliveries == 1 && account.token == 65_535)
    account.hasLapseCheck = false
    account.salesStage = nil
    account.satisfaction = 1
    #expect(account.hasDroppedOut && !account.hasLapseCheck && account.salesStage == nil)
    #expect(account.satisfaction == 1 && account.needStage == .cart)
    #expect(account.needsOpened == 1 << 24 - 1)
  }

  @Test("An account's counts stop at what they can hold")
  func saturation() {
    var account = AccountState()
    account.token = 40_000
    account.stage = .cart
    // Ten years of a hundred orders a day are counted in full.
    for _ in 0..<365_250 { account.noteOrder() }
    for _ in 0..<300_000 { account.endDelivery() }
    #expect(account.orders == 365_250 && account.deliveries == 300_000)
    for _ in 0..<800_000 {
      account.noteOrder()
      account.endDelivery()
    }
    #expect(account.orders == AccountState.mostOrders && account.orders == 1_048_575)
    #expect(account.deliveries == account.orders)
    #expect(account.token == 40_000 && account.stage == .cart && account.restingStage == .unaware)
  }

  @Test(
    "The firm's file keeps channel, cohort and time of the last paid touch, the time to seconds")
  func paidTouch() {
    var filed = FiledBehaviour()
    #expect(filed.lastPaidChannel == FiledBehaviour.noChannel && filed.lastPaidTime == -.infinity)
    filed.notePaidTouch(by: 200, cohort: 60_000, at: 3650.3)
    #expect(filed.lastPaidChannel == 200 && filed.lastPaidCohort == 60_000)
    // Ten years on, half the distance of two neighbouring numbers is eleven seconds.
    #expect(abs(filed.lastPaidTime - 3650.3) < 11.0 / 86_400)
    for _ in 0..<70_000 {
      filed.noteVisit(at: 1)
      filed.noteOrder(at: 2)
    }
    #expect(filed.visits == 65_535 && filed.orders == 65_535)
    #expect(filed.lastVisitTime == 1 && filed.lastOrderTime == 2)
  }

  @Test("A pending check leaves awareness as it is, even where there is none")
  func fadeCheck() {
    var person = PersonState()
    person.hasFadeCheck = true
    #expect(person.hasFadeCheck && person.awareness == 0)
    person.setAwareness(0.25, at: 3)
    #expect(person.hasFadeCheck && person.awareness == 0.25 && person.awarenessTime == 3)
    person.hasFadeCheck = false
    #expect(!person.hasFadeCheck && person.awareness == 0.25)
    #expect(person.awareness(at: 3, decayPerDay: 1) == 0.25)
    #expect(abs(person.awareness(at: 4, decayPerDay: 1) - 0.25 * exp(-1)) < 1e-15)
  }

  @Test("A subscriber's flags and a registration's parts are each their own")
  func flags() {
    var subscriber = Subscriber()
    subscriber.isOnList = true
    subscriber.isHeldOut = true
    subscriber.hasMailPending = true
    subscriber.isOnList = false
    #expect(!subscriber.isOnList && subscriber.isHeldOut && subscriber.hasMailPending)
    #expect(!subscriber.hasLeft && !subscriber.hasJoined)
    var registration = Registration()
    for number in 1...5 {
      registration.makeOffer()
      #expect(registration.offer == .ours && registration.number == number)
      registration.offer = number.isMultiple(of: 2) ? .none : .rivals
      #expect(registration.number == number)
    }
  }
}
