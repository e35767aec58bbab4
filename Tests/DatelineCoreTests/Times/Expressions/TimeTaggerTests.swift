import Testing

@testable import DatelineCore

/// What is found in sentences, and what it means on Sunday, 2024-03-24.
@Suite struct TimeTaggerTests {
  @Test(arguments: [
    ("It fell on March 23.", ["March 23|DATE|2024-03-23"]),
    ("It fell on 23 March 2022.", ["23 March 2022|DATE|2022-03-23"]),
    ("It fell on March 23, 2022, at dawn.", ["March 23, 2022|DATE|2022-03-23"]),
    ("It fell on the 5th of January.", ["the 5th of January|DATE|2024-01-05"]),
    ("It fell on Friday, March 15.", ["Friday, March 15|DATE|2024-03-15"]),
    ("It fell on Friday the 22nd.", ["Friday the 22nd|DATE|2024-03-22"]),
    ("It fell on the 28th, after a siege.", ["the 28th|DATE|2024-02-28"]),
    ("It fell on Friday, 15 March 2019.", ["Friday, 15 March 2019|DATE|2019-03-15"]),
    ("The treaty of 14th February 1989 held.", ["14th February 1989|DATE|1989-02-14"]),
    ("They met on Dec. 3.", ["Dec. 3|DATE|2023-12-03"]),
    ("The bridge opened on 2019-11-08.", ["2019-11-08|DATE|2019-11-08"]),
    ("The bridge opened on 08.11.2019.", ["08.11.2019|DATE|2019-11-08"]),
    ("The bridge opened on 11/28/2019.", ["11/28/2019|DATE|2019-11-28"]),
    ("The bridge opened on 28/11/2019.", ["28/11/2019|DATE|2019-11-28"]),
    ("The festival ran from 3 to 5 May 2018.", ["3|DATE|2018-05-03", "5 May 2018|DATE|2018-05-05"]),
    ("Polls opened on March 16 and 17.", ["March 16|DATE|2024-03-16", "17|DATE|2024-03-17"]),
    ("The truce was signed in October 2016.", ["October 2016|DATE|2016-10"]),
    ("It began in late November.", ["late November|DATE|2023-11"]),
    ("Floods came in early May 2021.", ["early May 2021|DATE|2021-05"]),
    ("The law dates from 1998.", ["1998|DATE|1998"]),
    ("He fled in '94 with his family.", ["'94|DATE|1994"]),
    ("The dam was finished in mid-2011.", ["mid-2011|DATE|2011"]),
    ("Output rose between 1994 and 1997.", ["1994|DATE|1994", "1997|DATE|1997"]),
  ] as [(String, [String])])
  func `Dates in all written orders`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The court will rule on May 6.", ["May 6|DATE|2024-05-06"]),
    ("The court ruled on May 6.", ["May 6|DATE|2023-05-06"]),
    ("He was ordered to appear on April 9.", ["April 9|DATE|2024-04-09"]),
    ("The armies had clashed in June.", ["June|DATE|2023-06"]),
    ("A summit is planned for June.", ["June|DATE|2024-06"]),
    ("The port will reopen in January.", ["January|DATE|2025-01"]),
    ("It was seized last October.", ["last October|DATE|2023-10"]),
    ("It will close next February.", ["next February|DATE|2025-02"]),
    ("The April 7 election is close.", ["April 7|DATE|2024-04-07"]),
  ] as [(String, [String])])
  func `Dates without a year, by tense`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("It fell on Friday.", ["Friday|DATE|2024-03-22"]),
    ("It fell on Sunday.", ["Sunday|DATE|2024-03-24"]),
    ("It fell last Sunday.", ["last Sunday|DATE|2024-03-17"]),
    ("They will meet on Friday.", ["Friday|DATE|2024-03-29"]),
    ("They meet next Friday.", ["next Friday|DATE|2024-03-29"]),
    ("The trial is scheduled for Tuesday.", ["Tuesday|DATE|2024-03-26"]),
    ("The court postponed the vote until Thursday.", ["Thursday|DATE|2024-03-28"]),
    ("Workers plan to strike on Wednesday.", ["Wednesday|DATE|2024-03-27"]),
    ("Students planned a march on Wednesday.", ["Wednesday|DATE|2024-03-27"]),
    ("They have given the town until Tuesday.", ["Tuesday|DATE|2024-03-26"]),
    ("Villagers were forced to flee on Wednesday.", ["Wednesday|DATE|2024-03-20"]),
    ("The minister could not be reached on Saturday.", ["Saturday|DATE|2024-03-23"]),
    ("Saturday's attack killed two people.", ["Saturday|DATE|2024-03-23"]),
    ("The convoy could arrive as early as Tuesday.", ["Tuesday|DATE|2024-03-26"]),
    ("Parliament is meeting on Monday.", ["Monday|DATE|2024-03-25"]),
    ("Teachers announced a march on Monday.", ["Monday|DATE|2024-03-25"]),
    ("Teachers called a shutdown of schools from Tuesday.", ["Tuesday|DATE|2024-03-26"]),
    ("Teachers announced the arrest on Friday.", ["Friday|DATE|2024-03-22"]),
  ] as [(String, [String])])
  func `Weekdays by tense`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("It fell on Friday night.", ["Friday night|TIME|2024-03-22TNI"]),
    ("Shells hit the town early on Tuesday morning.", ["early on Tuesday morning|TIME|2024-03-19TMO"]),
    ("The market was hit yesterday afternoon.", ["yesterday afternoon|TIME|2024-03-23TAF"]),
    ("Rockets were fired this morning.", ["this morning|TIME|2024-03-24TMO"]),
    ("Rockets were fired last night.", ["last night|TIME|2024-03-23TNI"]),
    ("The blast occurred at 10:35 a.m. on Friday.", ["10:35 a.m. on Friday|TIME|2024-03-22T10:35"]),
    ("The blast occurred at 9pm on Friday.", ["9pm on Friday|TIME|2024-03-22T21:00"]),
    ("They have until 9 a.m. Tuesday to leave.", ["9 a.m. Tuesday|TIME|2024-03-26T09:00"]),
    ("The siren sounded at 14:30 GMT on March 22.", ["14:30 GMT on March 22|TIME|2024-03-22T14:30Z"]),
    ("On Friday a mine exploded at 0800 UTC.", ["Friday|DATE|2024-03-22", "0800 UTC|TIME|2024-03-22T08:00Z"]),
    ("He leaves at 4 in the morning.", ["4 in the morning|TIME|2024-03-24T04:00"]),
    ("The guns fell silent at noon on Saturday.", ["noon on Saturday|TIME|2024-03-23T12:00"]),
    ("Logged at 2024-03-22T06:15:30Z by the station.", ["2024-03-22T06:15:30Z|TIME|2024-03-22T06:15:30Z"]),
  ] as [(String, [String])])
  func `Parts of the day and clock times`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The town fell last month.", ["last month|DATE|2024-02"]),
    ("Prices rose this week.", ["this week|DATE|2024-W12"]),
    ("Aid will arrive next week.", ["next week|DATE|2024-W13"]),
    ("Aid will arrive early next week.", ["early next week|DATE|2024-W13"]),
    ("He was arrested last year.", ["last year|DATE|2023"]),
    ("He was arrested earlier in the week.", ["earlier in the week|DATE|2024-W12"]),
    ("The port will open by the end of the year.", ["the end of the year|DATE|2024"]),
    ("He was arrested earlier this year.", ["earlier this year|DATE|2024"]),
    ("Exports will fall next quarter.", ["next quarter|DATE|2024-Q2"]),
    ("The worst storm of this century came.", ["this century|DATE|20"]),
    ("They spoke yesterday and will meet tomorrow.", ["yesterday|DATE|2024-03-23", "tomorrow|DATE|2024-03-25"]),
    ("The raid took place over the weekend.", ["the weekend|DATE|2024-W12-WE"]),
    ("It happened the day before yesterday.", ["the day before yesterday|DATE|2024-03-22"]),
  ] as [(String, [String])])
  func `Units from the article's day`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("It was seized 10 months ago.", ["10 months ago|DATE|2023-05"]),
    ("It was seized two weeks ago.", ["two weeks ago|DATE|2024-W10"]),
    ("It was seized 11 days ago.", ["11 days ago|DATE|2024-03-13"]),
    ("It was founded a decade ago.", ["a decade ago|DATE|2014"]),
    ("It was founded almost four years ago.", ["almost four years ago|DATE|2020"]),
    ("The mine closed years ago.", ["years ago|DATE|PAST_REF"]),
    ("The mine closed several months ago.", ["several months ago|DATE|PAST_REF"]),
    ("Results are due two weeks from now.", ["two weeks from now|DATE|2024-W14"]),
    ("It was signed a year and a half ago.", ["a year and a half ago|DATE|2022"]),
  ] as [(String, [String])])
  func `Distances from the article's day`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    (
      "He was shot on January 9. The previous day he had been seen in town.",
      ["January 9|DATE|2024-01-09", "The previous day|DATE|2024-01-08"]
    ),
    (
      "He was shot on January 9. Two days later the police found the gun.",
      ["January 9|DATE|2024-01-09", "Two days later|DATE|2024-01-11"]
    ),
    ("The war began in 1991. A year earlier the union had split.", ["1991|DATE|1991", "A year earlier|DATE|1990"]),
    (
      "The war began in May 1991. The following month a siege began.",
      ["May 1991|DATE|1991-05", "The following month|DATE|1991-06"]
    ),
    (
      "On 3 May 2019 the dam burst. Later that day the army came.",
      ["3 May 2019|DATE|2019-05-03", "Later that day|DATE|2019-05-03"]
    ),
    (
      "Storms struck on 3 May 2019. The next morning roofs were gone.",
      ["3 May 2019|DATE|2019-05-03", "The next morning|TIME|2019-05-04TMO"]
    ),
    (
      "Profit fell in the second quarter of 2019 against the same period a year earlier.",
      ["the second quarter of 2019|DATE|2019-Q2", "the same period a year earlier|DATE|2018-Q2"]
    ),
    (
      "On Thursday a mine went off. Three soldiers died the same day.",
      ["Thursday|DATE|2024-03-21", "the same day|DATE|2024-03-21"]
    ),
    ("Shares rose from $11 a year earlier.", ["a year earlier|DATE|2023"]),
    (
      "It fell on 9 May 2020. The night before, guards had heard shots.",
      ["9 May 2020|DATE|2020-05-09", "The night before|TIME|2020-05-08TNI"]
    ),
    (
      "They called a shutdown from Tuesday. Guards had fired earlier in the day.",
      ["Tuesday|DATE|2024-03-26", "the day|DATE|2024-03-24"]
    ),
    (
      "It sank yesterday. Guards, posted since Friday night, left. Divers came at noon, but the search will resume this morning.",
      ["yesterday|DATE|2024-03-23", "Friday night|TIME|2024-03-22TNI", "noon|TIME|2024-03-23T12:00", "this morning|TIME|2024-03-24TMO"]
    ),
    (
      "It closed on Thursday, after higher trading in the day.",
      ["Thursday|DATE|2024-03-21", "the day|DATE|2024-03-21"]
    ),
  ] as [(String, [String])])
  func `Dates told from the date told before`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The harvest failed last summer.", ["last summer|DATE|2023-SU"]),
    ("The harvest failed last fall.", ["last fall|DATE|2023-FA"]),
    ("The offensive of the summer of 2006 failed.", ["the summer of 2006|DATE|2006-SU"]),
    ("Growth slowed in the third quarter of 2009.", ["the third quarter of 2009|DATE|2009-Q3"]),
    ("Growth slowed in the fourth quarter.", ["the fourth quarter|DATE|2023-Q4"]),
    ("Growth slowed in the first half of 2009.", ["the first half of 2009|DATE|2009-H1"]),
    ("The ministry overspent in fiscal 2019.", ["fiscal 2019|DATE|FY2019"]),
    ("The movement arose in the 1960s.", ["1960s|DATE|196"]),
    ("The movement arose in the early '90s.", ["early '90s|DATE|199"]),
    ("The castle was built in the 14th century.", ["the 14th century|DATE|13"]),
    ("The castle was built in the late nineteenth century.", ["the late nineteenth century|DATE|18"]),
    ("The post-1989 order ended.", ["post-1989|DATE|1989"]),
  ] as [(String, [String])])
  func `Seasons, quarters, fiscal years, decades, centuries`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The crash came on Christmas Day.", ["Christmas Day|DATE|2023-12-25"]),
    ("He was found on Thanksgiving Day.", ["Thanksgiving Day|DATE|2023-11-23"]),
    ("The truce will hold until Easter.", ["Easter|DATE|2024-03-31"]),
    ("Riots broke out on New Year's Eve.", ["New Year's Eve|DATE|2023-12-31"]),
    ("The church was bombed on Easter Sunday 2019.", ["Easter Sunday 2019|DATE|2019-04-21"]),
    ("A march is planned for Labor Day.", ["Labor Day|DATE|2024-09-02"]),
    ("The siege began on Good Friday 2022.", ["Good Friday 2022|DATE|2022-04-15"]),
  ] as [(String, [String])])
  func `Holidays`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The march will last 48 hours.", ["48 hours|DURATION|PT48H"]),
    ("They were held for two weeks.", ["two weeks|DURATION|P2W"]),
    ("They were held for more than 72 hours.", ["more than 72 hours|DURATION|PT72H"]),
    ("The ten-day siege ended.", ["ten-day|DURATION|P10D"]),
    ("A five-year plan was agreed.", ["five-year|DURATION|P5Y"]),
    ("The flight took 5 1/2 hours.", ["5 1/2 hours|DURATION|PT5H30M"]),
    ("He served two and a half years.", ["two and a half years|DURATION|P2.5Y"]),
    ("He served two years and three months.", ["two years and three months|DURATION|P2Y3M"]),
    ("They walked for half an hour.", ["half an hour|DURATION|PT30M"]),
    ("It has been shut for several months.", ["several months|DURATION|PXM"]),
    ("Fighting has raged for weeks.", ["weeks|DURATION|PXW"]),
    ("It is the worst drought in decades.", ["decades|DURATION|PXY"]),
    ("It is a decades-long dispute.", ["decades-long|DURATION|PXY"]),
    ("Attacks have risen over the past two months.", ["the past two months|DURATION|P2M"]),
    ("Exports doubled in the past decade.", ["the past decade|DURATION|P10Y"]),
    ("Attacks have risen in recent weeks.", ["recent weeks|DURATION|PXW"]),
    ("Rain is forecast for the next five days.", ["the next five days|DURATION|P5D"]),
    ("The economy shrank for two consecutive quarters.", ["two consecutive quarters|DURATION|P2Q"]),
    ("She lived there for a month.", ["a month|DURATION|P1M"]),
    ("Twenty-five years of war ended.", ["Twenty-five years|DURATION|P25Y"]),
  ] as [(String, [String])])
  func `Durations`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The paper appears daily.", ["daily|SET|P1D"]),
    ("They march every Friday.", ["every Friday|SET|XXXX-WXX-5"]),
    ("The council meets every two weeks.", ["every two weeks|SET|P2W"]),
    ("The plant makes 15 cars a year.", ["a year|SET|P1Y"]),
    ("The ferry sails twice a week.", ["twice a week|SET|P1W"]),
    ("Prayers are held on Fridays.", ["Fridays|SET|XXXX-WXX-5"]),
  ] as [(String, [String])])
  func `Sets`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The town is now quiet.", ["now|DATE|PRESENT_REF"]),
    ("The group recently split.", ["recently|DATE|PAST_REF"]),
    ("Nobody knows what the future holds.", ["the future|DATE|FUTURE_REF"]),
    ("It is currently under siege.", ["currently|DATE|PRESENT_REF"]),
    ("Such raids were common in the past.", ["the past|DATE|PAST_REF"]),
  ] as [(String, [String])])
  func `Past, present and future`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }

  @Test(arguments: [
    ("The 44-year-old teacher was shot.", []),
    ("She is 31 years old.", []),
    ("Rebels may march on the capital.", []),
    ("The second convoy turned back.", []),
    ("The price will fall by 12.5 percent.", []),
    ("The A380 flew over flight level 350.", []),
    ("A spring in the mechanism broke.", []),
    ("The score was 3-2 against the visitors.", []),
    ("Call 555-2019 for help.", []),
    ("She is in her 30s.", []),
    ("The man, aged 56, was unhurt.", []),
    ("It was the third raid in as many weeks.", []),
  ] as [(String, [String])])
  func `What is no time`(text: String, expected: [String]) throws {
    #expect(try TimeText.rows(text) == expected)
  }
}
