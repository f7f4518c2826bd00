"""Organisations whose one-word names look like people or places: "Ford", "Verizon", "Kia".

A short list from general knowledge, of firms and bodies that the news names without saying what they are. It
weighs a little more than the model's word and less than an article that speaks of a person of that name.
"""

from __future__ import annotations

from index.entities.words import word_set

KNOWN_ORGANISATIONS = word_set(
    "Airbus Boeing Lockheed Northrop Raytheon Sikorsky Embraer Bombardier Cessna Gulfstream Dassault Saab "
    "Safran Thales "
    "Ford Toyota Honda Nissan Mazda Mitsubishi Subaru Suzuki Hyundai Kia Daewoo Chrysler Chevrolet Cadillac "
    "Buick Fiat "
    "Ferrari Renault Peugeot Citroen Volkswagen Audi Porsche Daimler Mercedes Opel Vauxhall Volvo Scania Skoda "
    "Tesla "
    "Rivian Jaguar Bentley Caterpillar Deere Michelin Goodyear Bridgestone Pirelli Bosch Siemens Philips "
    "Ericsson Nokia "
    "Motorola Samsung Sony Panasonic Toshiba Hitachi Fujitsu Sharp Canon Nikon Kodak Xerox Intel Nvidia "
    "Qualcomm Cisco "
    "Oracle Microsoft Google Alphabet Facebook Meta Twitter Instagram YouTube Netflix Spotify Amazon Apple "
    "Adobe Pixar "
    "Disney Nintendo Dell Lenovo Compaq Verizon Vodafone Sprint Comcast Telefonica Huawei Xiaomi Alibaba "
    "Tencent Baidu "
    "ByteDance TikTok Uber Lyft Airbnb OpenAI Anthropic Palantir SpaceX Starlink WikiLeaks Pfizer Moderna "
    "AstraZeneca "
    "Novartis Roche Sanofi Bayer Merck Glaxo GlaxoSmithKline BioNTech Monsanto Syngenta Dow DuPont BASF "
    "Unilever Nestle "
    "Danone Heineken Carlsberg Diageo PepsiCo Pepsi Kellogg Kraft Walmart Tesco Sainsbury Carrefour Ikea Adidas "
    "Nike Puma "
    "Gucci Chanel Starbucks McDonald's Exxon ExxonMobil Mobil Chevron Texaco Shell Gazprom Rosneft Lukoil "
    "Aramco Petrobras "
    "Sinopec Equinor Statoil Enron Halliburton Schlumberger Glencore Vale ArcelorMittal Alcoa Citigroup "
    "Citibank Barclays "
    "HSBC Santander Deutsche Commerzbank UniCredit Nomura Salomon Lehman Moody's Lufthansa Qantas Ryanair "
    "EasyJet Iberia "
    "Alitalia Aeroflot FedEx Maersk Interpol Europol Eurostat Nasdaq Reuters "
    "Bloomberg Xinhua Interfax Tass Politico Axios Newsweek Amnesty Greenpeace Oxfam Unicef Unesco NATO "
    "Bundesbank "
    "Bundestag Knesset Likud Sinn Labour Arsenal Juventus Ajax Benfica Celtic"
)
