"""Organisations whose one-word names look like people or places: "Ford", "Verizon", "Kia".

A short list from general knowledge, of firms and bodies that the news names without saying what they are. It
weighs a little more than the model's word and less than an article that speaks of a person of that name.
"""

from __future__ import annotations

import re

from index.entities.words import word_set

KNOWN_ORGANISATIONS = word_set(
    "Airbus Boeing Lockheed Northrop Raytheon Sikorsky Embraer Bombardier Cessna Gulfstream Dassault Saab "
    "Safran Thales Ford Toyota Honda Nissan Mazda Mitsubishi Subaru Suzuki Hyundai Kia Daewoo Chrysler "
    "Chevrolet Cadillac Buick Fiat Ferrari Renault Peugeot Citroen Volkswagen Audi Porsche Daimler Mercedes "
    "Opel Vauxhall Volvo Scania Skoda Tesla Rivian Jaguar Bentley Caterpillar Deere Michelin Goodyear "
    "Bridgestone Pirelli Bosch Siemens Philips Ericsson Nokia Motorola Samsung Sony Panasonic Toshiba Hitachi "
    "Fujitsu Sharp Canon Nikon Kodak Xerox Intel Nvidia Qualcomm Cisco Oracle Microsoft Google Alphabet "
    "Facebook Meta Twitter Instagram YouTube Netflix Spotify Amazon Apple Adobe Pixar Disney Nintendo Dell "
    "Lenovo Compaq Verizon Vodafone Sprint Comcast Telefonica Huawei Xiaomi Alibaba Tencent Baidu ByteDance "
    "TikTok Uber Lyft Airbnb OpenAI Anthropic Palantir SpaceX Starlink WikiLeaks Pfizer Moderna AstraZeneca "
    "Novartis Roche Sanofi Bayer Merck Glaxo GlaxoSmithKline BioNTech Monsanto Syngenta Dow DuPont BASF "
    "Unilever Nestle Danone Heineken Carlsberg Diageo PepsiCo Pepsi Kellogg Kraft Walmart Tesco Sainsbury "
    "Carrefour Ikea Adidas Nike Puma Gucci Chanel Starbucks McDonald's Exxon ExxonMobil Mobil Chevron Texaco "
    "Shell Gazprom Rosneft Lukoil Aramco Petrobras Sinopec Equinor Statoil Enron Halliburton Schlumberger "
    "Glencore Vale ArcelorMittal Alcoa Citigroup Citibank Barclays HSBC Santander Deutsche Commerzbank "
    "UniCredit Nomura Salomon Lehman Moody's Lufthansa Qantas Ryanair EasyJet Iberia Alitalia Aeroflot FedEx "
    "Maersk Interpol Europol Eurostat Nasdaq Reuters Bloomberg Xinhua Interfax Tass Politico Axios Newsweek "
    "Unicef UNICEF Unesco UNESCO UNHCR UNRWA OHCHR "
    "Amnesty Greenpeace Oxfam NATO Bundesbank Harvard Stanford Yale Cornell UCLA Varig "
    "Roscosmos Nasa NASA Accenture McKinsey Deloitte KPMG Oppenheimer Cazenove Kaupthing Landsbanki Glitnir "
    "Dexia Fortis Allianz Aviva Generali Bradesco Itau Sberbank Snapchat Dropbox Evernote Mashable Gizmodo "
    "Mozilla Al-Qaeda Al-Jazeera Al-Shabaab Al-Arabiya Al-Ahram Bundestag Knesset Likud Sinn Labour Arsenal "
    "MSNBC CNBC Breitbart HuffPost BuzzFeed ProPublica TechCrunch Engadget Gawker Virgin Wikileaks WhatsApp "
    "Tumblr Reddit LinkedIn Pinterest PayPal Venmo WeChat Weibo Foxconn TSMC ZTE AMD GitHub Hulu Roku Etsy Costco "
    "Kroger Walgreens Theranos WeWork Coinbase Binance DoorDash Instacart Grubhub Waymo DeepMind DeepSeek Novavax "
    "Sinovac Stellantis BYD Gazprombank Rosatom Hezbollah Taliban Chipotle JetBlue Wirecard Flipkart Paytm "
    "Juventus Ajax Benfica Celtic Yonhap Kyodo Handelsblatt Hurriyet Milliyet Beatles Zanu-PF Debian Fedora "
)

KNOWN_FIRMS = frozenset(
    name
    for line in (
        "Merrill Lynch|Morgan Stanley|Goldman Sachs|Salomon Brothers|Dean Witter|Smith Barney|Kidder Peabody",
        "Drexel Burnham Lambert|Drexel Burnham|Shearson Lehman|Lehman Brothers|Paine Webber|Bear Stearns",
        "E.F. Hutton|J.P. Morgan|JP Morgan|J.P. Stevens|J.C. Penney|Charles Schwab|Arthur Andersen",
        "Price Waterhouse|Peat Marwick|Coopers Lybrand|Ernst Whinney|Deloitte Touche|Lazard Freres",
        "Kleinwort Benson|Morgan Grenfell|Hill Samuel|James Capel|Robert Fleming|Kohlberg Kravis",
        "Kohlberg Kravis Roberts|Wells Fargo|Eli Lilly|Philip Morris|Johnson Matthey|Warner Lambert",
        "Bristol Myers|Hewlett Packard|Hewlett-Packard|Harley Davidson|Harley-Davidson|Rolls Royce",
        "Rolls-Royce|Aston Martin|Alfa Romeo|Massey Ferguson|John Deere|Texas Instruments|Ralph Lauren",
        "Calvin Klein|Louis Vuitton|Tommy Hilfiger|Christian Dior|Hugo Boss|Abercrombie Fitch|Levi Strauss",
        "Burger King|Taco Bell|Dr Pepper|Jack Daniels|Johnnie Walker|Hiram Walker|Mary Kay|Estee Lauder",
        "Max Factor|Elizabeth Arden|Helena Rubinstein|Sherwin Williams|Black Decker|Foster Wheeler",
        "Morrison Knudsen|Martin Marietta|McDonnell Douglas|Pratt Whitney|General Dynamics|Lord Abbett",
        "Franklin Templeton|Ladbroke|Berkshire Hathaway|Jones Day|Baker McKenzie|Booz Allen|Ogilvy Mather",
        "Saatchi Saatchi|Thomas Cook|Harper Collins|HarperCollins|Simon Schuster|Harcourt Brace Jovanovich",
        "Houghton Mifflin|Dow Jones|Lloyds|Stone Webster|Brown Forman|Brown-Forman|Ralston Purina|Sara Lee",
        "Oscar Mayer|Kimberly Clark|Kimberly-Clark|Allied-Signal|Marathon Oil|Duff Phelps|Wood Gundy",
        "Wood Mackenzie|Dominion Securities|Burns Fry|Nesbitt Thomson|Hoare Govett|De Zoete Wedd",
        "Lockheed Martin|Washington Mutual|Smith Kline|SmithKline Beckman|Borg Warner|Borg-Warner|Haagen Dazs",
        "De Havilland|Niagara Mohawk|Archer Daniels|Archer Daniels Midland|Amerada Hess|Janney Montgomery",
        "Janney Montgomery Scott|Main Hurdman|Peat Marwick Mitchell|Scripps Howard|Eddie Bauer|Kenner Parker",
        "Spie Batignolles|Piper Jaffray|Sanford Bernstein|Sanford C. Bernstein|Nikko Securities|Quaker Oats",
        "Arizona Republic|Kansas City Star|Toronto Star|Baltimore Sun|Vancouver Sun|Breitbart London|Harvard Law",
        "Breitbart Jerusalem|Daily Beast|Daily Caller|Daily Wire|Vanity Fair|Rolling Stone|Warby Parker",
        "Barclays de Zoete Wedd|County NatWest|Samuel Montagu|Alex. Brown|Alex Brown",
        "L.F. Rothschild|Bergdorf Goodman|Carter Hawley|Carter Hawley Hale",
    )
    for name in line.split("|")
)
"""Firms named like people."""

WITH_AND = re.compile(
    r"(?<![\w-])(?:Standard (?:and|&) Poor['’]?s|(?:Lockheed Martin|Marks (?:and|&) Spencer|"
    r"Johnson (?:and|&) Johnson|European Aeronautic Defence (?:and|&) Space(?: Company)?|"
    r"Procter (?:and|&) Gamble|Dun (?:and|&) Bradstreet|Ernst (?:and|&) (?:Young|Whinney)|"
    r"Booz,? Allen (?:and|&) Hamilton|Phillips (?:and|&) Drew|Smith (?:and|&) (?:Nephew|Wesson)|"
    r"Coopers (?:and|&) Lybrand|Cable (?:and|&) Wireless|Saatchi (?:and|&) Saatchi|Bausch (?:and|&) Lomb|"
    r"Pratt (?:and|&) Whitney|Black (?:and|&) Decker|Barnes (?:and|&) Noble|Simon (?:and|&) Schuster|"
    r"Crosse (?:and|&) Blackwell|Stone (?:and|&) Webster|Sotheby Parke Bernet|Deloitte (?:and|&) Touche|"
    r"Hill (?:and|&) Knowlton|Tate (?:and|&) Lyle|Reckitt (?:and|&) Colman|Legal (?:and|&) General|"
    r"Evans (?:and|&) Sutherland|Rowe (?:and|&) Pitman|Harris (?:and|&) Partners|Kidder,? Peabody|"
    r"Bed Bath (?:and|&) Beyond|Dolce (?:and|&) Gabbana|Proctor (?:and|&) Gamble|Alex\. Brown (?:and|&) Sons|"
    r"Prescott,? Ball (?:and|&) Turben|Donaldson,? Lufkin (?:and|&) Jenrette|Bear,? Stearns|Goldman,? Sachs|"
    r"Kidder,? Peabody|"
    r"Merrill Lynch,? Pierce,? Fenner (?:and|&) Smith|Kohlberg,? Kravis,? Roberts|Sears,? Roebuck|"
    r"Hong ?[Kk]ong (?:and|&) Shanghai Bank(?:ing)?|Harper (?:and|&) Row|Olympia (?:and|&) York|"
    r"Gulf (?:and|&) Western|"
    r"American Telephone (?:and|&) Telegraph|Nippon Telegraph (?:and|&) Telephone|Bang & Olufsen|"
    r"Skadden,? Arps|Great Atlantic (?:and|&) Pacific Tea|Ben & Jerry['’]s|Abercrombie & Fitch|"
    r"Duff (?:and|&) Phelps|Hambrecht (?:and|&) Quist|Handy (?:and|&) Harman|Baker (?:and|&) McKenzie|"
    r"Norfolk (?:and|&) Western|Chesapeake (?:and|&) Ohio|Brown (?:and|&) Williamson|Brown (?:and|&) Root|"
    r"Frost (?:and|&) Sullivan|Marsh (?:and|&) McLennan|Alexander (?:and|&) Alexander|Babcock (?:and|&) Wilcox|"
    r"Bell (?:and|&) Howell|Crum (?:and|&) Forster|Sullivan (?:and|&) Cromwell|Hale (?:and|&) Dorr|"
    r"Cravath,? Swaine (?:and|&) Moore|Wachtell,? Lipton,? Rosen (?:and|&) Katz|Cushman (?:and|&) Wakefield|"
    r"Weil,? Gotshal (?:and|&) Manges|Tucker,? Anthony (?:and|&) R\.?L\.? Day|Tucker,? Anthony|"
    r"Lord (?:and|&) Taylor|Wagner (?:and|&) Brown|May Department Stores|"
    r"Bateman Eichler,? Hill Richards|N\.?V\.? Philips Gloeilampenfabrieken|Morgan, Stanley|"
    r"Stock Exchange of Singapore Dealing and Automated Quotation System|"
    r"L\.F\. Rothschild,? Unterberg,? Towbin|Holt,? Rinehart (?:and|&) Winston|"
    r"McCarthy,? Crisanti (?:and|&) Maffei|Clayton (?:and|&) Dubilier|Peninsular (?:and|&) Oriental|"
    r"Furman,? Selz,? Mager,? Dietz (?:and|&) Birney|"
    r"Smith Barney,? Harris Upham|Thomson McKinnon|Prudential-Bache))(?![\w-])"
)
"""Firms with "and" in their names; the model makes two of each."""
